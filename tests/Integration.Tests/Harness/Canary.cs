using System.Text;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>Values that must never come to rest or out in the clear, and the search for them.</summary>
internal static class Canary
{
    public const string Email = "quetzal.canary77@zephyr-example.org";
    public const string ApiKey = "sk-proj-Qz7TnB4xKw9LmPd2VhRs8YcJf3GtNe6A";

    // Pieces as well as the whole: half a value is a leak too.
    private static readonly string[] Pieces = [Email, ApiKey, "quetzal.canary77", "zephyr-example.org", "Qz7TnB4xKw9LmPd2", "VhRs8YcJf3GtNe6A"];

    private static readonly List<(string Name, byte[] Bytes)> Forms = [.. Pieces.SelectMany(FormsOf)];

    /// <summary>Every form of the values.</summary>
    public static IEnumerable<byte[]> All => Forms.Select(f => f.Bytes);

    /// <summary>Names of the forms found.</summary>
    public static List<string> FoundIn(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();
        foreach (var (name, form) in Forms)
            if (bytes.IndexOf(form) >= 0) found.Add(name);
        return found;
    }

    public static List<string> FoundIn(string text) => FoundIn(Encoding.UTF8.GetBytes(text));

    public static void ShouldNotBeIn(string text, string where) => FoundIn(text).ShouldBeEmpty(where);

    /// <summary>Searches every file below a folder.</summary>
    public static int ShouldNotBeBelow(string folder)
    {
        var files = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            FoundIn(File.ReadAllBytes(path)).ShouldBeEmpty(path);
            files++;
        }

        return files;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> FormsOf(string value)
    {
        yield return ($"{value} in UTF-8", Encoding.UTF8.GetBytes(value));
        yield return ($"{value} in UTF-16", Encoding.Unicode.GetBytes(value));
        yield return ($"{value} in UTF-16, big-endian", Encoding.BigEndianUnicode.GetBytes(value));
        for (var offset = 0; offset < 3; offset++)
        {
            // Whole groups of three bytes only: what stands before and behind does not change their base64.
            var whole = Encoding.UTF8.GetBytes(value)[offset..];
            yield return ($"{value} in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(whole[..(whole.Length / 3 * 3)])));
        }
    }
}
