using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>One numbered step of the schema, as its file says. Applied files are frozen: a change is a new file.</summary>
/// <param name="Name">File name without folder: <c>0001_records.sql</c>.</param>
/// <param name="Sql">Its text: statements ended by semicolons.</param>
public sealed record Migration(string Name, string Sql)
{
    private const string Folder = ".Sql.Migrations.";

    /// <summary>SHA-256 of the text, lower-case hex; line ends count as one LF, so that a checkout's habits do not matter.</summary>
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps embedded in this program, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } = ReadEmbedded(typeof(Migration).Assembly);

    private static List<Migration> ReadEmbedded(Assembly assembly)
    {
        var found = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var at = resource.IndexOf(Folder, StringComparison.Ordinal);
            if (at < 0) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            found.Add(new Migration(resource[(at + Folder.Length)..], reader.ReadToEnd()));
        }

        return found;
    }
}
