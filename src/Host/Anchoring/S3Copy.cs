using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Anchoring;

/// <summary>A bucket with object lock, written by PUT in compliance mode: until the date nobody shortens or lifts it, not even the account's owner. The
/// bucket is versioned (object lock demands it), so putting a name again adds a version and leaves the locked one.</summary>
internal sealed class S3Copy : IAnchorCopy, IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    private readonly OutsideHttp http;
    private readonly S3Bucket bucket;
    private readonly TimeProvider time;

    public S3Copy(S3Bucket bucket, TimeProvider time)
    {
        (this.bucket, this.time) = (bucket, time);
        http = new OutsideHttp(time, LargestAnswer);
    }

    public string Name => $"{bucket.Endpoint.Authority}/{bucket.Name}";

    public async ValueTask PutAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var place = string.Join('/', $"{bucket.Name}/{bucket.Prefix}{path}".Split('/').Select(Uri.EscapeDataString));
        var signed = Headers(bytes.Span);
        var authorization = SigV4.Authorization(
            "PUT", bucket.Endpoint.AbsolutePath.TrimEnd('/') + "/" + place, signed, signed["x-amz-content-sha256"], (bucket.Region, "s3"),
            (bucket.KeyId, bucket.Secret));

        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(bucket.Endpoint.AbsoluteUri.TrimEnd('/') + "/" + place));
        request.Content = new ReadOnlyMemoryContent(bytes);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in signed)
        {
            if (name == "content-md5") request.Content.Headers.TryAddWithoutValidation("Content-MD5", value);
            else if (name != "host") request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var (status, _, _) = await http.SendAsync(request, cancellation);
        if (status != 200) throw new AnchorFaultException($"http_{status}", "the bucket did not take the object");
    }

    public void Dispose() => http.Dispose();

    [SuppressMessage("Security", "CA5351", Justification = "The S3 API demands Content-MD5 on a PUT with object lock; SHA-256 stands beside it.")]
    private SortedDictionary<string, string> Headers(ReadOnlySpan<byte> bytes)
    {
        var now = time.GetUtcNow();
        var sha256 = SHA256.HashData(bytes);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-md5"] = Convert.ToBase64String(MD5.HashData(bytes)),
            ["host"] = bucket.Endpoint.Authority,
            ["x-amz-checksum-sha256"] = Convert.ToBase64String(sha256),
            ["x-amz-content-sha256"] = Convert.ToHexStringLower(sha256),
            ["x-amz-date"] = SigV4.Time(now),
            ["x-amz-object-lock-mode"] = "COMPLIANCE",
            ["x-amz-object-lock-retain-until-date"] =
                now.AddDays(bucket.RetainDays).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }
}
