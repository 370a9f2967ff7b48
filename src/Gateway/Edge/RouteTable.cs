using System.Collections.Frozen;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Finds the provider of a request target.</summary>
internal sealed class RouteTable
{
    /// <summary>Provider of a refused path in the record.</summary>
    public const string Unknown = "unknown";

    private readonly FrozenDictionary<string, ProviderRoute> _routes;
    private readonly ProviderRoute _default;
    private readonly RecordPolicy _record;
    private readonly FrozenDictionary<string, RecordPolicy> _recordByProvider;

    public RouteTable(GatewayOptions options)
    {
        _routes = options.Providers.ToFrozenDictionary(p => p.Key, p => new ProviderRoute(p.Key, p.Value), StringComparer.Ordinal);
        _default = _routes[options.DefaultProvider];
        _record = options.Record;
        _recordByProvider = options.RecordByProvider.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <param name="rawTarget">Request target as on the request line (RFC 9112 section 3.2).</param>
    public RouteMatch Find(string rawTarget)
    {
        var target = OriginForm(rawTarget);
        if (target is null) return Refused(Unknown, rawTarget, Refusal.UnknownProvider);

        var (first, rest) = FirstSegment(target);
        if (first == "v1") return Address(_default, null, target);
        if (!_routes.TryGetValue(first, out var route)) return Refused(Unknown, target, Refusal.UnknownProvider);
        if (!route.NeedsResource) return Address(route, null, rest);

        var (resource, below) = FirstSegment(rest);
        return ProviderRoute.IsResource(resource)
            ? Address(route, resource, below)
            : Refused(route.Name, rest, Refusal.InvalidResource);
    }

    private RouteMatch Address(ProviderRoute route, string? resource, string target) =>
        route.TryAddress(resource, target, out var address)
            ? new RouteMatch(route.Name, address, target, null, PolicyOf(route.Name))
            : Refused(route.Name, target, Refusal.UnknownProvider);

    private RouteMatch Refused(string provider, string target, Refusal refusal) =>
        new(provider, null, target, refusal, PolicyOf(provider));

    private RecordPolicy PolicyOf(string provider) => _recordByProvider.GetValueOrDefault(provider, _record);

    /// <summary>Path and query of an origin-form or absolute-form target; null for the other forms.</summary>
    private static string? OriginForm(string rawTarget)
    {
        if (rawTarget.StartsWith('/')) return rawTarget;
        var authority = rawTarget.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0) return null;
        var path = rawTarget.IndexOf('/', authority + 3);
        return path < 0 ? "/" : rawTarget[path..];
    }

    /// <summary><c>/a/b?c</c> is <c>a</c> and <c>/b?c</c>; what follows always begins with a slash.</summary>
    private static (string First, string Below) FirstSegment(string target)
    {
        var end = target.AsSpan(1).IndexOfAny('/', '?') + 1;
        if (end == 0) return (target[1..], "/");
        var rest = target[end..];
        return (target[1..end], rest[0] == '/' ? rest : "/" + rest);
    }
}
