using System.Collections.Frozen;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Chooses the headers that enter the record.</summary>
public sealed class HeaderAllowList
{
    private static readonly FrozenSet<string> Credentials = new[]
    {
        "authorization", "proxy-authorization", "proxy-authenticate", "www-authenticate", "x-api-key", "api-key", "x-goog-api-key",
        "cookie", "set-cookie", "x-amz-security-token", "x-auth-token", "x-access-token", "x-functions-key",
        "ocp-apim-subscription-key", "x-portkey-api-key", "x-goog-iam-authorization-token", "x-csrf-token",
        "openai-organization", "openai-project",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenSet<string> _names;
    private readonly string[] _prefixes;

    /// <param name="patterns">Lower-case names; <c>*</c> at the end stands for any ending.</param>
    public HeaderAllowList(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var all = patterns.ToArray();
        _names = all.Where(p => !p.EndsWith('*')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _prefixes = all.Where(p => p.EndsWith('*')).Select(p => p[..^1]).ToArray();
    }

    /// <summary>What decoding, pricing and error analysis read, and nothing that names a person or an account.</summary>
    public static IReadOnlyList<string> Defaults { get; } =
    [
        "content-type", "content-encoding", "content-language", "accept", "user-agent", "date",
        "x-request-id", "request-id", "x-client-request-id", "x-replay-id", "retry-after", "retry-after-ms", "x-should-retry",
        "openai-processing-ms", "openai-version", "openai-model", "openai-beta",
        "anthropic-version", "anthropic-beta", "anthropic-ratelimit-*",
        "x-ratelimit-*", "x-stainless-lang", "x-stainless-package-version", "x-stainless-retry-count", "x-goog-api-client",
        "x-amzn-errortype", "x-amzn-requestid", "x-amzn-bedrock-*",
        "apim-request-id", "x-ms-region", "x-ms-deployment-name", "mistral-correlation-id",
    ];

    public bool Allows(string name)
    {
        if (Credentials.Contains(name)) return false;
        if (_names.Contains(name)) return true;
        foreach (var prefix in _prefixes)
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The recorded form: lower-case name, lines of one name joined (RFC 9110 section 5.3).</summary>
    internal static HeaderField Field(string name, IEnumerable<string?> values) =>
        new(name.ToLowerInvariant(), string.Join(", ", values));
}
