using System.Text.RegularExpressions;

namespace AuditPipeline.Host.Settings;

/// <summary>The rules of <see cref="AnchorSettings"/> that can be told without its files. Pure.</summary>
internal static partial class AnchorCheck
{
    private const int MostCopies = 4;

    public static IEnumerable<SettingFault> Faults(AnchorSettings s)
    {
        if (s.Witnesses is { Policy.Length: 0 }) yield return new("anchors.witnesses.policy", "must name a file");
        if (s.Timestamps is { } t)
        {
            if (!IsAddress(t.Url)) yield return new("anchors.timestamps.url", "must be an http or https address without query or credentials");
            if (t.CaFile.Length == 0) yield return new("anchors.timestamps.ca_file", "must name a file of certificates (PEM)");
            if (t.Policy is { } policy && !Oid().IsMatch(policy)) yield return new("anchors.timestamps.policy", "must be an object identifier such as 1.3.6.1.4.1.13762.3");
            if (t.EveryMinutes is < 1 or > 1440) yield return new("anchors.timestamps.every_minutes", "must be 1 to 1440");
        }

        if (s.Copies.Count > MostCopies) yield return new("anchors.copies", $"must be at most {MostCopies}");
        for (var i = 0; i < s.Copies.Count; i++)
        {
            foreach (var fault in Copy(s.Copies[i], $"anchors.copies[{i}]")) yield return fault;
        }
    }

    private static IEnumerable<SettingFault> Copy(AnchorCopySettings? copy, string at)
    {
        if (copy is null || copy.Folder is null == copy.S3 is null) yield return new(at, "must be a folder or s3");
        if (copy?.Folder is { } folder && !Path.IsPathFullyQualified(folder)) yield return new($"{at}.folder", "must be an absolute path");
        if (copy?.S3 is not { } s3) yield break;
        if (!IsAddress(s3.Endpoint)) yield return new($"{at}.s3.endpoint", "must be an http or https address without query or credentials");
        if (!Bucket().IsMatch(s3.Bucket)) yield return new($"{at}.s3.bucket", "must be 3 to 63 of a-z, 0-9, . -");
        if (!Region().IsMatch(s3.Region)) yield return new($"{at}.s3.region", "must be 1 to 64 of a-z, 0-9, -");
        if (!Prefix().IsMatch(s3.Prefix)) yield return new($"{at}.s3.prefix", "must be empty, or names of letters, digits, . _ - each followed by /");
        if (s3.AccessKeyFile.Length == 0) yield return new($"{at}.s3.access_key_file", "must name a file");
        if (s3.SecretKeyFile.Length == 0) yield return new($"{at}.s3.secret_key_file", "must name a file");
        if (s3.RetainDays is < 1 or > 36_500) yield return new($"{at}.s3.retain_days", "must be 1 to 36500");
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.Query.Length == 0 && url.UserInfo.Length == 0;

    [GeneratedRegex(@"\A[0-2](\.(0|[1-9][0-9]{0,9})){1,20}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Oid();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Bucket();

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Region();

    [GeneratedRegex(@"\A([A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,8}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Prefix();
}
