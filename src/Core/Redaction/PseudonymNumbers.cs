namespace AuditPipeline.Core.Redaction;

/// <summary>Numbers of pseudonyms within one interaction, by first appearance. Nothing is remembered beyond it: a request that repeats its
/// conversation from the beginning gives the same numbers again.</summary>
internal sealed class PseudonymNumbers
{
    private readonly Dictionary<(string Kind, string Value), int> given = [];
    private readonly HashSet<(string Kind, int Number)> taken = [];
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    /// <summary>Number of a value, the same for the same normal form; null when there are no more.</summary>
    internal int? Of(string kind, string value)
    {
        var key = (kind, NormalForm.Of(kind, value));
        if (given.TryGetValue(key, out var number)) return number;

        number = last.GetValueOrDefault(kind);
        do number++; while (taken.Contains((kind, number)));
        if (number > Placeholders.LargestNumber) return null;

        last[kind] = number;
        given.Add(key, number);
        return number;
    }

    /// <summary>A number that the text brought along is somebody's: it is given to nobody else from here on.</summary>
    internal void Take(string kind, int number) => taken.Add((kind, number));
}
