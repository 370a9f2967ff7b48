using System.Text.RegularExpressions;

namespace AuditPipeline.Host.Settings;

/// <summary>Rules of <see cref="CustodySettings"/>.</summary>
internal static partial class CustodyCheck
{
    private const int MostRoles = 16;

    public static IEnumerable<SettingFault> Faults(CustodySettings s)
    {
        if (s.Roles.Count > MostRoles) yield return new("custody.roles", $"must be at most {MostRoles}");
        var roles = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < s.Roles.Count; i++)
        {
            var role = s.Roles[i];
            if (!Word().IsMatch(role.Role)) yield return new($"custody.roles[{i}].role", "must be 1 to 64 of letters, digits, . _ -");
            else if (!roles.Add(role.Role)) yield return new($"custody.roles[{i}].role", "is there twice");
            if (!Hash().IsMatch(role.KeySha256)) yield return new($"custody.roles[{i}].key_sha256", "must be 64 hex digits; ./audit role-key makes a key and prints them");
            else if (!keys.Add(role.KeySha256)) yield return new($"custody.roles[{i}].key_sha256", "is the key of another role too; one person alone must not be two");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Hash();
}
