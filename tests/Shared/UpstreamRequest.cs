using System.Text;

namespace AuditPipeline.Tests.Shared;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Head">Request line and header lines, Latin-1, CR LF between them.</param>
/// <param name="Body">After undoing chunked framing.</param>
public sealed record UpstreamRequest(string Head, byte[] Body)
{
    public string RequestLine => Head.Split("\r\n")[0];

    public string Method => RequestLine.Split(' ')[0];

    public string Target => RequestLine.Split(' ')[1];

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>Value of the header, lines of one name joined; null when absent.</summary>
    public string? Header(string name)
    {
        var values = Head.Split("\r\n").Skip(1)
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim()).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }
}
