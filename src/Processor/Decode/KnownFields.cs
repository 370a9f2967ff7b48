using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Names of the members that a dialect knows of an answer, or of an event of a streamed one. Thread-safe; looking allocates nothing as
/// long as everything is known.</summary>
internal sealed class KnownFields
{
    // By length of the name: few share one.
    private readonly List<(byte[] Name, KnownFields? Inside)>[] byLength;

    /// <param name="names">Separated by spaces. <c>error</c> is known everywhere.</param>
    /// <param name="inside">Members that are looked into, when they are objects.</param>
    public KnownFields(string names, params ReadOnlySpan<(string Name, KnownFields Fields)> inside)
    {
        var all = new Dictionary<string, KnownFields?>(StringComparer.Ordinal) { ["error"] = null };
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) all[name] = null;
        foreach (var (name, fields) in inside) all[name] = fields;

        byLength = new List<(byte[], KnownFields?)>[all.Keys.Max(name => name.Length) + 1];
        foreach (var (name, fields) in all) (byLength[name.Length] ??= []).Add((Encoding.UTF8.GetBytes(name), fields));
    }

    /// <summary>Counts the members of an object, or of each object of a list, that are not known.</summary>
    public void Check(JsonElement element, InteractionDraft draft)
    {
        foreach (var item in element.Items()) Check(item, draft);
        if (!element.IsObject()) return;

        foreach (var member in element.EnumerateObject())
        {
            if (!Knows(JsonMarshal.GetRawUtf8PropertyName(member), out var inside)) draft.AddUnknown(member);
            else if (inside is not null && member.Value.IsObject()) inside.Check(member.Value, draft);
        }
    }

    private bool Knows(ReadOnlySpan<byte> name, out KnownFields? inside)
    {
        inside = null;
        if (name.Length >= byLength.Length || byLength[name.Length] is not { } candidates) return false;

        foreach (var candidate in candidates)
        {
            if (!name.SequenceEqual(candidate.Name)) continue;

            inside = candidate.Inside;
            return true;
        }

        return false;
    }
}
