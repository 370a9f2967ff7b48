using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>Lets a call pass that carries the administrator key as bearer token.</summary>
internal sealed class AdministratorGate(IOptionsMonitor<AuditApiOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Passes(http.Request.Headers.Authorization.ToString())) return next(context);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ValueTask.FromResult<object?>(ApiProblem.Unauthorized());
    }

    private bool Passes(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var key = authorization[Scheme.Length..].Trim();
        if (ApiKey.HashOf(key) is not { } given) return false;

        var settings = options.CurrentValue;
        // Both are always compared, so the time taken does not tell which of them a key resembles.
        return ApiKey.Equal(given, settings.AdministratorKeySha256) | ApiKey.Equal(given, settings.CommandLineKeySha256);
    }
}
