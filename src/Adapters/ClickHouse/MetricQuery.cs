using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>A named metric as its file says: <c>Sql/Metrics/name.version.sql</c>. The first statement answers one row
/// (records, names of the figures, figures); the second, where there is one, the breakdown (column names, values) per row.</summary>
internal sealed record MetricQuery(string Name, int Version, string Figures, string? Breakdown)
{
    private const string Folder = ".Sql.Metrics.";

    /// <summary>The newest version of every metric in this program, by name.</summary>
    public static FrozenDictionary<string, MetricQuery> All { get; } = ReadEmbedded();

    private static FrozenDictionary<string, MetricQuery> ReadEmbedded()
    {
        var assembly = typeof(MetricQuery).Assembly;
        var found = new Dictionary<string, MetricQuery>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var at = resource.IndexOf(Folder, StringComparison.Ordinal);
            if (at < 0) continue;
            var words = resource[(at + Folder.Length)..].Split('.');
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var statements = SqlStatements.Split(reader.ReadToEnd());
            var version = int.Parse(words[1], CultureInfo.InvariantCulture);
            var query = new MetricQuery(words[0], version, statements[0], statements.Count > 1 ? statements[1] : null);
            if (!found.TryGetValue(query.Name, out var known) || known.Version < version) found[query.Name] = query;
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
