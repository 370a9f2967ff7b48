using System.Collections.Frozen;
using System.Text;

namespace AuditPipeline.Gateway.Edge;

/// <summary>The form in which a request target enters the record: without the values of credentials in its query.</summary>
internal static class RecordedTarget
{
    public const string Removed = "REMOVED";

    private static readonly FrozenSet<string> Credentials = new[]
    {
        "key", "api-key", "api_key", "apikey", "subscription-key", "access_token", "access-token", "token", "id_token", "auth",
        "authorization", "sig", "signature", "client_secret", "secret", "password", "code",
        "x-amz-signature", "x-amz-security-token", "x-amz-credential", "x-goog-signature", "x-goog-credential",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Of(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return target;

        var result = new StringBuilder(target, 0, query + 1, target.Length + Removed.Length);
        var first = true;
        foreach (var pair in target[(query + 1)..].Split('&'))
        {
            if (!first) result.Append('&');
            first = false;
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0 && Credentials.Contains(Uri.UnescapeDataString(pair[..equals])))
                result.Append(pair, 0, equals + 1).Append(Removed);
            else
                result.Append(pair);
        }

        return result.ToString();
    }
}
