using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>JSON Web Tokens in compact form (RFC 7519, RFC 7515 section 3.1): three parts in base64url, the first a JSON object; the five of
/// an encrypted token (RFC 7516) too.</summary>
internal sealed class JwtRecognizer : IRecognizer
{
    public const string Kind = "JWT";

    public string Name => "jwt";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var from = 0; from < text.Length;)
        {
            var start = text.AsSpan(from).IndexOf("eyJ", StringComparison.Ordinal);
            if (start < 0) return;
            start += from;
            var end = start;
            var parts = 0;
            while (parts < 5)
            {
                var part = end;
                while (end < text.Length && IsBase64Url(text[end])) end++;
                if (end - part < 4 && parts < 2 && !(parts == 1 && end == part)) break;
                parts++;
                if (end >= text.Length || text[end] != '.' || parts == 5) break;
                end++;
            }

            if (end > start && text[end - 1] == '.' && parts != 2) end--;
            from = Math.Max(end, start + 3);
            if (parts < 2 || (start > 0 && IsBase64Url(text[start - 1]) && text[start - 1] is not ('-' or '_'))) continue;
            if (parts == 2 && end - start < 40) continue;
            found.Add(new Detection(start, end - start, Kind, 0.97, Name));
        }
    }

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
