namespace AuditPipeline.Core.Packs;

/// <summary>Where things lie in an evidence pack, and which paths are safe to read or unpack.</summary>
public static class PackPaths
{
    public const string Manifest = "manifest.json";
    public const string LogKey = "keys/log.vkey";
    public const string WitnessKey = "keys/witness.vkey";
    public const string TimestampRoots = "keys/tsa-ca.pem";
    public const string AnchorConsistency = "anchor/consistency.json";

    /// <summary>Signed summary of the manifest (see <see cref="PackNote"/>); optional.</summary>
    public const string Note = "pack.note";

    /// <summary>What the producer found when it held its store against the log (see <see cref="PackIntegrity"/>); optional.</summary>
    public const string Integrity = "integrity.json";

    public const string Streams = "streams/";
    public const string Statements = "statements/";
    public const string StreamFile = "stream.json";
    public const string Records = "records.jsonl";
    public const string From = "from/";
    public const string To = "to/";
    public const string Checkpoint = "checkpoint";
    public const string HeadProof = "head.tlog-proof";
    public const string AnchorToken = "anchor.tsr";
    public const string LeafSuffix = ".leaf";
    public const string ProofSuffix = ".tlog-proof";

    private const int MaxLength = 512;
    private const string Forbidden = "\\:*?\"<>|";

    /// <summary><c>streams/&lt;name&gt;/&lt;file&gt;</c></summary>
    public static string Stream(string name, string file) => $"{Streams}{name}/{file}";

    /// <summary>True for a relative path of printable ASCII with <c>/</c>, without empty, <c>.</c> or <c>..</c> segments and without
    /// characters that other file systems read differently; at most 512 long.</summary>
    public static bool IsSafe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > MaxLength || path.Any(c => c is < ' ' or > '~' || Forbidden.Contains(c, StringComparison.Ordinal)))
            return false;
        return path.Split('/').All(segment =>
            segment.Length > 0 && segment is not ("." or "..") && segment[^1] is not (' ' or '.') && segment[0] != ' ');
    }
}
