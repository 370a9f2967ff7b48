using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Host.Presidio;

/// <summary>Whether a caller shows the key, as <c>Authorization: Bearer KEY</c> or <c>X-API-Key: KEY</c>. Takes the same time for every key.</summary>
internal static class KeyCheck
{
    private const string Scheme = "Bearer ";

    public static bool Passes(HttpRequest request, byte[]? sha256)
    {
        if (sha256 is null) return true;

        var shown = request.Headers.Authorization.ToString();
        var key = shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? shown[Scheme.Length..].Trim() : request.Headers["X-API-Key"].ToString();
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), sha256);
    }
}
