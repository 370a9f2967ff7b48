using System.Diagnostics.CodeAnalysis;

namespace AuditPipeline.Gateway.Edge;

/// <summary>One configured provider: where its paths lead.</summary>
/// <param name="Name">Path segment and name in the record.</param>
/// <param name="BaseUrl">Without a slash at its end; may hold <see cref="ResourcePlaceholder"/> in its host.</param>
internal sealed record ProviderRoute(string Name, string BaseUrl)
{
    public const string ResourcePlaceholder = "{resource}";

    public bool NeedsResource { get; } = BaseUrl.Contains(ResourcePlaceholder, StringComparison.Ordinal);

    /// <summary>2–64 of <c>[a-z0-9-]</c>: one DNS label, so that a path cannot name another host.</summary>
    public static bool IsResource(ReadOnlySpan<char> text) =>
        text.Length is >= 2 and <= 64 && text[0] != '-' && text[^1] != '-' && IsLabel(text);

    /// <summary>What is wrong with a configured route; null when nothing is.</summary>
    public static string? Problem(string name, string baseUrl)
    {
        if (name.Length is < 1 or > 64 || !IsLabel(name) || name is "v1" or "unknown") return "is not a name of a route";
        var probe = baseUrl.Replace(ResourcePlaceholder, "resource", StringComparison.Ordinal);
        if (!Uri.TryCreate(probe, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            return "is not an http or https address";
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0) return "holds more than scheme, host and path";
        if (baseUrl.EndsWith('/')) return "ends with a slash";
        var host = baseUrl.Split('/')[2];
        var inHost = host.Split(ResourcePlaceholder).Length - 1;
        var inAll = baseUrl.Split(ResourcePlaceholder).Length - 1;
        return inAll == inHost && inAll <= 1 ? null : "may hold {resource} once, in its host";
    }

    /// <summary>The address of a call. <paramref name="target"/> begins with a slash, so it cannot change the host, and is
    /// sent as it is.</summary>
    public bool TryAddress(string? resource, string target, [NotNullWhen(true)] out Uri? address)
    {
        var start = resource is null ? BaseUrl : BaseUrl.Replace(ResourcePlaceholder, resource, StringComparison.Ordinal);
        var asSent = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return Uri.TryCreate(start + target, asSent, out address);
    }

    private static bool IsLabel(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') return false;
        return true;
    }
}
