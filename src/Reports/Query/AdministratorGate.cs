using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>Lets a call pass that carries the administrator key as bearer token. Hashes are compared in constant time, so neither the
/// key's content nor its length shows in the time taken.</summary>
internal sealed class AdministratorGate(IOptionsMonitor<AuditApiOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";
    private const int LongestKey = 512;

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
        if (key.Length is 0 or > LongestKey) return false;

        var given = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var settings = options.CurrentValue;
        // Both are always compared, so the time taken does not tell which of them a key resembles.
        return Equal(given, settings.AdministratorKeySha256) | Equal(given, settings.CommandLineKeySha256);
    }

    private static bool Equal(ReadOnlySpan<byte> given, string expected)
    {
        Span<byte> wanted = stackalloc byte[SHA256.HashSizeInBytes];
        return expected.Length == 2 * SHA256.HashSizeInBytes
            && Convert.FromHexString(expected, wanted, out _, out _) is System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, wanted);
    }
}
