using System.Text.RegularExpressions;

namespace AuditPipeline.Host.Settings;

/// <summary>The rules of <see cref="StoreSettings"/>. Pure.</summary>
internal static partial class StoreCheck
{
    public static IEnumerable<SettingFault> Faults(StoreSettings store)
    {
        if (store.Server is not { } s) yield break;
        if (!Uri.TryCreate(s.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.UserInfo.Length > 0)
            yield return new("store.server.url", "must be an http or https address without query or credentials");
        else if (url.Scheme == "http" && !url.IsLoopback && !s.Plaintext)
            yield return new("store.server.url", "must be https to another machine; store.server.plaintext: true allows http there");
        if (!Database().IsMatch(s.Database)) yield return new("store.server.database", "must be 1 to 64 of a-z, 0-9, _ and begin with a letter");
        if (!User().IsMatch(s.User)) yield return new("store.server.user", "must be 1 to 64 of letters, digits, . _ -");
        if (s.PasswordFile.Length == 0) yield return new("store.server.password_file", "must name a file whose first line is the password");
        foreach (var fault in Pair("reader", s.ReaderUser, s.ReaderPasswordFile).Concat(Pair("migration", s.MigrationUser, s.MigrationPasswordFile)))
            yield return fault;
        if (s.Cluster is { } cluster && !User().IsMatch(cluster)) yield return new("store.server.cluster", "must be 1 to 64 of letters, digits, . _ -");
        if (s.Cluster is not null && s.Replicated) yield return new("store.server.replicated", "is for a database of the engine Replicated; a cluster has replicas anyway");
        if (Outside(s.Connections, 1, 256)) yield return new("store.server.connections", "must be 1 to 256");
        if (Outside(s.ConnectSeconds, 1, 300)) yield return new("store.server.connect_seconds", "must be 1 to 300");
        if (Outside(s.TimeoutSeconds, 1, 3600)) yield return new("store.server.timeout_seconds", "must be 1 to 3600");
        if (Outside(s.RetrySeconds, 0, 600)) yield return new("store.server.retry_seconds", "must be 0 to 600");
    }

    private static IEnumerable<SettingFault> Pair(string name, string? user, string? file)
    {
        if (user is null != file is null) yield return new($"store.server.{name}_user", $"and store.server.{name}_password_file must be given together");
        else if (user is not null && !User().IsMatch(user)) yield return new($"store.server.{name}_user", "must be 1 to 64 of letters, digits, . _ -");
    }

    private static bool Outside(int value, int from, int to) => value < from || value > to;

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Database();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex User();
}
