using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using AuditPipeline.Pii;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Composition;

/// <summary>The one engine of a deployment: what comes with the product, as the settings and the recognisers of its own want it.</summary>
/// <param name="Asked">The engine, and beside it what is asked elsewhere, in the report of each record.</param>
/// <param name="Policies">What becomes of what is found.</param>
internal sealed record PiiParts(PiiEngine Engine, string Asked, RedactionPolicies Policies)
{
    /// <param name="folder">Folder relative paths in the settings start at.</param>
    /// <param name="recognizers">File of own recognisers in place of the settings' one; null: the settings' one.</param>
    /// <exception cref="SettingsException">The settings or the recognisers cannot be used.</exception>
    /// <exception cref="CommandFailure">A native part is missing.</exception>
    public static PiiParts Of(AuditSettings settings, string folder, TimeProvider time, string? recognizers = null)
    {
        var pii = settings.Pii;
        var file = recognizers is not null ? Path.GetFullPath(recognizers) : pii.Recognizers is { } own ? Path.GetFullPath(own, folder) : null;
        var catalogue = RecognizerCatalogue.With(NativeParts.Words());
        try
        {
            var registry = file is null ? CustomRegistry.Empty : CustomRegistry.Parse(Read(file), file, time);
            var (all, disabled) = registry.Compose(catalogue);
            var filter = Filter(settings, registry, disabled, [.. all.SelectMany(r => r.Entities)]);
            var engine = new PiiEngine(all, filter);
            var types = engine.Types.Concat(pii.Ner?.Entities ?? []).ToHashSet(StringComparer.Ordinal);
            var faults = RedactionCheck.Faults(settings, new(types)).ToList();
            if (faults.Count > 0) throw SettingSource.Faults(settings.Source, faults);
            return new PiiParts(engine, pii.Ner is null ? engine.Version : $"{engine.Version}-ner", RedactionCheck.Policies(settings, types));
        }
        catch (RegistryException e)
        {
            throw new SettingsException(e.Message);
        }
    }

    /// <summary>A redactor of records by this engine.</summary>
    public Redactor Redactor() => new([Engine], Asked, Policies);

    private static DetectionFilter Filter(AuditSettings settings, CustomRegistry registry, IReadOnlySet<string> disabled, HashSet<string> reported)
    {
        var pii = settings.Pii;
        if (pii.Ner is { } ner) reported.UnionWith(ner.Entities);
        var unknown = pii.DisabledEntities.Select((entity, i) => (entity, Path: $"pii.disabled_entities[{i}]"))
            .Concat(pii.MinimumScores.Keys.Select(entity => (entity, Path: $"pii.minimum_scores.{entity}")))
            .Where(named => !reported.Contains(named.entity) && pii.Ner is not { Entities.Count: 0 })   // one that is asked for all it has may report any
            .Select(named => new SettingFault(named.Path, $"no recogniser reports {named.entity}"))
            .ToList();
        if (unknown.Count > 0) throw SettingSource.Faults(settings.Source, unknown);

        return new DetectionFilter(
            registry.Allowed.With(pii.AllowList), disabled.Concat(pii.DisabledEntities).ToHashSet(StringComparer.Ordinal), pii.MinimumScores);
    }

    private static string Read(string file) => Encoding.UTF8.GetString(Prices.Read(file, CustomRegistry.LargestFile));
}
