namespace AuditPipeline.Pii.Tests.Labels;

/// <summary>Clinical and administrative labels with made-up numbers.</summary>
public sealed class LabelledIdTests
{
    [Theory]
    [InlineData("NHC: «481627».\nNASS: «48 16273849».\nNombre: x")]
    [InlineData("NHC-«481627». CIPA: «nhc-481627».")]
    [InlineData("Médico: x NºCol: «48 16 27384».")]
    [InlineData("Nº Colegiado: «48/16/27384», nº colegiado «481627384», NºCol: «48 27 16384»")]
    [InlineData("Episodio: «481627»; historia clínica nº «481627»")]
    [InlineData("patiëntnummer «4816273», patnr. «004816273», Patiëntnr: «4816273»")]
    [InlineData("dossiernummer: «2024-48162», polisnummer «AB481627»")]
    [InlineData("BIG-nummer «48162738401», AGB-code: «01-481627»")]
    [InlineData("MRN: «481627», Patient ID «PT-48162», patient number is «48162»")]
    [InlineData("Member ID: «XQK481627384», policy number «48-1627-AB»")]
    [InlineData("Patienten-Nr.: «481627», Aktenzeichen «4 KT 482/24»", true)]
    [InlineData("Fallnummer «4816273», Versichertennummer: «K481627384»", true)]
    [InlineData("IPP : «4816273849», numéro de dossier «24-48162»")]
    [InlineData("cartella clinica n. «48162», numero pratica: «2024/48162»")]
    [InlineData("numer pacjenta «48162», PWZ «4816273»")]
    [InlineData("{\"patientId\": \"«A-48162»\"}")]
    [InlineData("NASS: «48 16273849 04». Número SS: «48/16273849/04»")]
    [InlineData("De patiënt «4816273» is gezien, de telling 4816274,50 niet")]
    [InlineData("4816273 ops/s")]
    [InlineData("MRN on 12-03-2024, the patient number was lost, NHC: no, MRN is required, case number two, patient 48162, dossier 12, historia clínica de 2014, NHC 12%")]
    [InlineData("order number 48162, klantnummer 4816-273, factuurnummer 48162, customer id 48162")]
    public void Ids(string marked, bool first = false)
    {
        if (first) Detecting.Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), "ID")[0].ShouldBe(marked.Split('«', '»')[1]);
        else Detecting.ShouldFind(marked, "ID");
    }
}
