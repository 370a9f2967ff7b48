namespace AuditPipeline.Host.Settings;

/// <summary>What counts as personal data in this deployment: for records, <c>./audit pii</c> and the service alike.</summary>
internal sealed class PiiSettings
{
    /// <summary>Own recognisers and lists, in the form of Presidio's recogniser registry; null: none. A relative path starts at the settings
    /// file.</summary>
    public string? Recognizers { get; set; }

    /// <summary>Values that are no findings, compared with the whole value.</summary>
    public List<string> AllowList { get; set; } = [];

    /// <summary>Types that are not reported.</summary>
    public List<string> DisabledEntities { get; set; } = [];

    /// <summary>Type → lowest score that is reported, 0 to 1.</summary>
    public Dictionary<string, double> MinimumScores { get; set; } = [];

    /// <summary>A model of names elsewhere, asked for every record; null: none.</summary>
    public NerSettings? Ner { get; set; }
}
