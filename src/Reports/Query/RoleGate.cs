using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>Tells which role acts, by the key in the header <c>x-audit-role-key</c>, beside the key that opens the API: holding that one alone must
/// not erase.</summary>
internal sealed class RoleGate(IOptionsMonitor<AuditApiOptions> options)
{
    /// <summary>The role; null when the key is missing or nobody's.</summary>
    public string? RoleOf(HttpRequest request)
    {
        var given = ApiKey.HashOf(request.Headers[CustodyRole.Header].ToString());
        if (given is null) return null;
        string? found = null;
        // All are compared, so the time taken does not tell which of them a key resembles.
        foreach (var role in options.CurrentValue.Roles)
            if (ApiKey.Equal(given, role.KeySha256)) found = role.Role;
        return found;
    }
}
