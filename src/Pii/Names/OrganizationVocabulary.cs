using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Words that make a name that of an organisation.</summary>
internal static class OrganizationVocabulary
{
    /// <summary>Legal forms, behind the name: with a capital, or with full stops in them. <c>GmbH</c> is two tokens.</summary>
    internal static readonly ContextWords Forms = new(
        "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "pty ltd", "gmbh & co kg", "gmbh",
        "gmb h", "mbh", "mb h", "kga a", "ap s", "sp a", "ag", "kgaa", "kg", "ohg", "gbr", "ug", "e.v", "e.k", "e.g", "bvba", "bv", "b.v", "nv", "n.v", "vof", "v.o.f",
        "cv", "c.v", "coöperatie", "u.a", "sarl", "s.a.r.l", "sasu", "sas", "s.a.s", "sa", "s.a", "snc", "s.n.c", "eurl", "sca",
        "s.c.a", "sci", "scop", "srl", "s.r.l", "srls", "spa", "s.p.a", "sapa", "sl", "s.l.u", "slu", "s.l", "s.l.l", "s. coop",
        "lda", "ltda", "aps", "a/s", "i/s", "ivs", "ab", "aktiebolag", "handelsbolag", "hb", "kb", "asa", "oyj", "oy", "ab oy",
        "ky", "s.r.o", "a.s", "v.o.s", "k.s", "z.s", "spol", "sp.z.o.o", "z o.o", "s.k.a", "sp.j", "kft", "zrt", "nyrt",
        "d.o.o", "d.d", "j.d.o.o", "eood", "ood", "ad", "uab", "sia", "oü");

    /// <summary>What else stands behind the name of an organisation.</summary>
    internal static readonly ContextWords Tails = new(
        "and sons", "& sons", "and co", "& co", "& company", "and company", "& partners", "and partners", "& associates",
        "and associates", "brothers", "e figli", "et fils", "y hijos", "y asociados", "e hijos", "und söhne", "& söhne",
        "und partner", "& partner", "en zonen", "& zonen", "& zn", "en zn", "& søn", "og søn", "& søner", "och söner", "group",
        "gruppen", "gruppe", "groupe", "groep", "gruppo", "grupo", "grupa", "holding", "holdings", "bank", "insurance",
        "technologies", "solutions", "systems", "industries", "consulting", "partners", "associates", "ventures", "university",
        "college", "hospital", "clinic", "medical center", "medical centre", "institute", "foundation", "airlines", "labs",
        "laboratories", "pharmaceuticals", "software", "networks", "university hospital", "health center", "ziekenhuis",
        "kliniek", "umc", "mc", "universiteit", "hogeschool", "zorggroep", "apotheek", "huisartsenpraktijk", "verzekeringen",
        "krankenhaus", "klinik", "klinikum", "universität", "versicherung", "versicherungen", "werke", "stiftung", "bedrijf",
        "bouw", "handel", "transport", "sjukhus", "sygehus", "universitet", "försäkring", "egyetem", "kórház");

    /// <summary>What stands before the name of an organisation.</summary>
    internal static readonly ContextWords Heads = new(
        "university of", "ministry of", "department of", "bank of", "institute of", "college of", "hospital of", "church of",
        "stichting", "universiteit van", "universiteit", "ziekenhuis", "umc", "gemeente", "ministerie van", "hogeschool",
        "huisartsenpraktijk", "verpleeghuis", "apotheek", "zorgcentrum", "universität", "krankenhaus", "klinikum", "stiftung",
        "klinik", "hôpital", "clinique", "chu", "chu de", "université de", "université", "fondation", "lycée", "hospital",
        "hospital clínico", "hospital general", "hospital universitario", "clínica", "complejo hospitalario", "centro de salud",
        "universidad de", "universidad", "fundación", "instituto", "facultad de medicina", "ospedale", "policlinico",
        "università di", "università degli studi di", "fondazione", "banca", "banco", "banque", "hospital de",
        "universidade de", "universidade do", "fundação", "centro hospitalar", "szpital", "uniwersytet", "nemocnice",
        "univerzita", "spitalul", "universitatea");

    /// <summary>Who someone works for follows.</summary>
    internal static readonly ContextWords Employers = new(
        "work for", "works for", "worked for", "working for", "employed by", "employed at", "employee of", "ceo of", "cfo of",
        "founder of", "werkt bij", "werkzaam bij", "werk bij", "in dienst bij", "arbeitet bei", "arbeite bei", "angestellt bei",
        "travaille chez", "employé chez", "lavora per", "lavoro per", "trabaja para", "trabajo para", "trabalha na",
        "arbejder hos", "arbetar på", "jobbar på");

    /// <summary>All of the above: one question instead of four for most words.</summary>
    internal static readonly ContextWords Marks = new([.. new[] { Forms, Tails, Heads, Employers }.SelectMany(l => l.Terms).Distinct()]);

    internal static IReadOnlyList<ContextWords> All { get; } = [Forms, Tails, Heads, Employers, Marks, NameVocabulary.Particles];
}
