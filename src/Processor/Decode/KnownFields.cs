using System.Numerics;
using System.Text;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Names of the members that a dialect knows of an answer, or of an event of a streamed one. Thread-safe; looking allocates nothing as
/// long as everything is known.</summary>
internal sealed class KnownFields
{
    private readonly (byte[] Name, KnownFields? Inside)[] table;
    private readonly int mask;

    /// <param name="names">Separated by spaces. <c>error</c> is known everywhere.</param>
    /// <param name="inside">Members that are looked into, when they are objects.</param>
    public KnownFields(string names, params ReadOnlySpan<(string Name, KnownFields Fields)> inside)
    {
        var all = new Dictionary<string, KnownFields?>(StringComparer.Ordinal) { ["error"] = null };
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) all[name] = null;
        foreach (var (name, fields) in inside) all[name] = fields;

        table = new (byte[], KnownFields?)[(int)BitOperations.RoundUpToPowerOf2((uint)all.Count * 2)];   // half empty: most places are found at once
        mask = table.Length - 1;
        foreach (var (name, fields) in all)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            var place = PlaceOf(JsonName.KeyOf(utf8));
            while (table[place].Name is not null) place = (place + 1) & mask;
            table[place] = (utf8, fields);
        }
    }

    /// <summary>Counts the members of an object, or of each object of a list, that are not known.</summary>
    public void Check(JsonView element, InteractionDraft draft)
    {
        foreach (var item in element.Items()) Check(item, draft);
        if (!element.IsObject()) return;

        foreach (var member in element.Members())
        {
            if (!Knows(member, out var inside)) draft.AddUnknown(member);
            else if (inside is not null && member.Value.IsObject()) inside.Check(member.Value, draft);
        }
    }

    // A name with escapes is not known: no provider writes its own names so.
    private bool Knows(JsonMember member, out KnownFields? inside)
    {
        var name = member.RawName;
        for (var place = PlaceOf(member.Key); table[place].Name is { } known; place = (place + 1) & mask)
        {
            if (!name.SequenceEqual(known)) continue;

            inside = table[place].Inside;
            return true;
        }

        inside = null;
        return false;
    }

    private int PlaceOf(uint key) => (int)(JsonName.Hash(key) >> 16) & mask;
}
