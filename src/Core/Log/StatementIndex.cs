using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Log;

/// <summary>Which leaves of the anchor log are statements, so that nobody has to read the heads between them: one index a line, ascending. A hint
/// only: what stands at an index is looked at.</summary>
public static class StatementIndex
{
    /// <summary>Its place below <see cref="LogLayout.AnchorFolder"/>.</summary>
    public const string Name = "statements";

    public static byte[] Format(IEnumerable<long> indexes) =>
        Encoding.ASCII.GetBytes(string.Concat(indexes.Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n")));

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<long> Parse(ReadOnlySpan<byte> bytes)
    {
        var indexes = new List<long>();
        foreach (var line in Encoding.ASCII.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || (indexes.Count > 0 && index <= indexes[^1]))
                throw new InvalidDataException("the list of statements of the anchor log cannot be read");
            indexes.Add(index);
        }

        return indexes;
    }
}
