using System.Globalization;

namespace AuditPipeline.Core.Log;

/// <summary>What lies beside the anchor log's tiles, below <see cref="LogLayout.AnchorFolder"/>, about those outside.</summary>
public static class AnchorPaths
{
    /// <summary>The newest anchor checkpoint with cosignatures.</summary>
    public const string Cosigned = "cosigned";

    /// <summary>Folder of the tokens.</summary>
    public const string Timestamps = "timestamps";

    private const string TokenSuffix = ".tsr";

    /// <summary><c>timestamps/&lt;size&gt;.tsr</c>: a token over the text of the checkpoint of that size.</summary>
    public static string Token(long size) => string.Create(CultureInfo.InvariantCulture, $"{Timestamps}/{size}{TokenSuffix}");

    /// <summary><c>timestamps/&lt;size&gt;.note</c>: that checkpoint, as it was signed and cosigned when the token was got.</summary>
    public static string TokenNote(long size) => string.Create(CultureInfo.InvariantCulture, $"{Timestamps}/{size}.note");

    /// <summary><c>timestamps/&lt;size&gt;.beacon</c>: index of the anchor log's leaf that names this token, in decimal.</summary>
    public static string Beacon(long size) => string.Create(CultureInfo.InvariantCulture, $"{Timestamps}/{size}.beacon");

    /// <summary>The size of a token's path; null for any other path.</summary>
    public static long? TokenSize(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(TokenSuffix, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, name.Length - TokenSuffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;
    }
}
