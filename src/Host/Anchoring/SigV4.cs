using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Host.Anchoring;

/// <summary>AWS Signature Version 4, header form, for requests without a query ("Signature Calculations for the Authorization Header", Amazon S3
/// API reference). Pure.</summary>
internal static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Form of <c>x-amz-date</c>.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Value of the header <c>Authorization</c>.</summary>
    /// <param name="path">As sent, every segment percent-encoded.</param>
    /// <param name="headers">Headers to sign, lower-case names; with <c>host</c> and <c>x-amz-date</c>.</param>
    /// <param name="bodySha256">In hex, lower case.</param>
    /// <param name="scope">Region and service.</param>
    /// <param name="key">Access key id and its secret.</param>
    public static string Authorization(
        string method, string path, IReadOnlyDictionary<string, string> headers, string bodySha256, (string Region, string Service) scope,
        (string Id, string Secret) key)
    {
        var time = headers["x-amz-date"];
        var day = time[..8];
        var ordered = headers.OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        var names = string.Join(';', ordered.Select(h => h.Key));
        var canonical = $"{method}\n{path}\n\n{string.Concat(ordered.Select(h => $"{h.Key}:{h.Value.Trim()}\n"))}\n{names}\n{bodySha256}";
        var credential = $"{day}/{scope.Region}/{scope.Service}/aws4_request";
        var text = $"{Algorithm}\n{time}\n{credential}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

        var signing = Encoding.UTF8.GetBytes("AWS4" + key.Secret);
        foreach (var step in (string[])[day, scope.Region, scope.Service, "aws4_request", text])
            signing = HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(step));
        return $"{Algorithm} Credential={key.Id}/{credential}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(signing)}";
    }

    /// <summary>The form of a time in <c>x-amz-date</c>.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
