using AuditPipeline.Pii;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AuditPipeline.Host.Settings;

/// <summary>Reads <c>audit.yaml</c>. Unknown names, wrong types and values out of range stop the start, each named with its line.</summary>
internal static class SettingsLoader
{
    private const long LargestFile = 4 * 1024 * 1024;

    /// <summary>The settings of a file; without a file all defaults hold.</summary>
    /// <exception cref="SettingsException">The file cannot be used.</exception>
    public static AuditSettings Load(string? path)
    {
        if (path is null) return new AuditSettings { Data = Path.GetFullPath("data") };

        var settings = Parse(Read(path), path);
        settings.Data = Path.GetFullPath(settings.Data, Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (settings.Keys is { } keys) settings.Keys = Path.GetFullPath(keys, Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (settings.Log is { } log) settings.Log = Path.GetFullPath(log, Path.GetDirectoryName(Path.GetFullPath(path))!);
        return settings;
    }

    /// <summary>The settings of a text; <paramref name="name"/> is what messages call it.</summary>
    public static AuditSettings Parse(string yaml, string name) => Parse(yaml, name, new(() => RecognizerCatalogue.Types));

    /// <param name="kinds">Entity types that settings may name.</param>
    public static AuditSettings Parse(string yaml, string name, Lazy<IReadOnlySet<string>> kinds)
    {
        AuditSettings? settings;
        try
        {
            settings = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build()
                .Deserialize<AuditSettings?>(yaml);
        }
        catch (YamlException e)
        {
            throw new SettingsException($"{name}, line {e.Start.Line}: {Plain(e)}");
        }

        settings ??= new AuditSettings();
        FillEmpty(settings);
        settings.Source = new SettingSource(name, new SettingLines(yaml));

        // With recognisers of one's own the types are known once these are read (PiiParts).
        var redaction = settings.Pii is { Recognizers: null, Ner: null } ? RedactionCheck.Faults(settings, kinds) : [];
        var faults = SettingsCheck.Faults(settings).Concat(redaction).ToList();
        if (faults.Count > 0) throw SettingSource.Faults(settings.Source, faults);

        return settings;
    }

    // A part whose lines are all comments is null to YAML: it is the same as a part that is not there.
    private static void FillEmpty(AuditSettings settings)
    {
        settings.Listen ??= new ListenSettings();
        settings.Gateway ??= new GatewaySettings();
        settings.Gateway.Providers ??= [];
        settings.Gateway.RecordByProvider ??= [];
        settings.Store ??= new StoreSettings();
        settings.Seal ??= new SealSettings();
        settings.Custody ??= new CustodySettings();
        settings.Custody.Scrub ??= new ScrubSettings();
        settings.Custody.Roles ??= [];
        settings.Anchors ??= new AnchorSettings();
        settings.Anchors.Copies ??= [];
        settings.Retention ??= new RetentionSettings();
        settings.Redaction ??= new RedactionSettings();
        settings.Redaction.Default ??= "replace";
        settings.Redaction.Types ??= [];
        settings.Costs ??= new CostSettings();
        settings.Costs.PriceLists ??= [];
        settings.Pii ??= new PiiSettings();
        settings.Pii.AllowList ??= [];
        settings.Pii.DisabledEntities ??= [];
        settings.Pii.MinimumScores ??= [];
        if (settings.Pii.Ner is { } ner) ner.Entities ??= [];
        settings.Systems ??= [];
        settings.Attestations ??= [];
    }

    private static string Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new SettingsException($"{path} is larger than {LargestFile / 1024 / 1024} MiB");
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {e.Message}");
        }
    }

    private static string Plain(YamlException e)
    {
        const string unknown = "Property '";
        if (e.Message.Contains(unknown, StringComparison.Ordinal) && e.Message.Contains("not found on type", StringComparison.Ordinal))
        {
            var from = e.Message.IndexOf(unknown, StringComparison.Ordinal) + unknown.Length;
            var key = e.Message[from..e.Message.IndexOf('\'', from)];
            return $"'{key}' is not a setting here";
        }

        return (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ");
    }
}
