namespace AuditPipeline.Host.Settings;

/// <summary>The rules of <see cref="PiiSettings"/> that can be told without the recognisers. Pure.</summary>
internal static class PiiCheck
{
    public static IEnumerable<SettingFault> Faults(PiiSettings s)
    {
        if (s.Recognizers is { Length: 0 }) yield return new("pii.recognizers", "must name a file");
        foreach (var (entity, score) in s.MinimumScores)
            if (score is not (>= 0 and <= 1)) yield return new($"pii.minimum_scores.{entity}", "must be 0 to 1");
        if (s.Ner is { } ner)
            foreach (var fault in Ner(ner)) yield return fault;
    }

    private static IEnumerable<SettingFault> Ner(NerSettings s)
    {
        if (!Uri.TryCreate(s.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.UserInfo.Length > 0)
            yield return new("pii.ner.url", "must be an http or https address without query or credentials");
        if (s.Language.Length is < 2 or > 8 || !s.Language.All(char.IsAsciiLetterLower)) yield return new("pii.ner.language", "must be a language such as en");
        if (s.MinimumScore is not (>= 0 and <= 1)) yield return new("pii.ner.minimum_score", "must be 0 to 1");
        if (s.TimeoutSeconds is < 1 or > 300) yield return new("pii.ner.timeout_seconds", "must be 1 to 300");
        if (s.Parallel is < 1 or > 64) yield return new("pii.ner.parallel", "must be 1 to 64");
        if (s.MaxTextBytes is < 1024 or > 16 << 20) yield return new("pii.ner.max_text_bytes", "must be 1024 to 16777216");
        if (s.PauseSeconds is < 0 or > 3600) yield return new("pii.ner.pause_seconds", "must be 0 to 3600");
    }
}
