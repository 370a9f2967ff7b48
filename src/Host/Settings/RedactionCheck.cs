using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Host.Settings;

/// <summary>The rules of redaction settings, and the policies they mean.</summary>
internal static class RedactionCheck
{
    /// <param name="kinds">All entity types that are looked for; asked only where the settings name one, since all recognisers are made to tell them.</param>
    public static IEnumerable<SettingFault> Faults(AuditSettings settings, Lazy<IReadOnlySet<string>> kinds)
    {
        var fallback = RedactionOperator.Parse(settings.Redaction.Default, out var fault);
        if (fallback is not null) fault = RedactionPolicy.FaultOfFallback(fallback) ?? "";
        if (fault.Length > 0) yield return new("redaction.default", fault);

        foreach (var one in Types("redaction.types", settings.Redaction.Types, kinds)) yield return one;
        for (var i = 0; i < settings.Systems.Count; i++)
            foreach (var one in Types($"systems[{i}].redaction", settings.Systems[i].Redaction, kinds)) yield return one;
    }

    /// <summary>The policies of settings without a fault.</summary>
    public static RedactionPolicies Policies(AuditSettings settings, IReadOnlySet<string> kinds)
    {
        var all = new RedactionPolicy(kinds, Operator(settings.Redaction.Default), Operators(settings.Redaction.Types));
        return new RedactionPolicies(
            all, settings.Systems.Where(s => s.Redaction is { Count: > 0 }).ToDictionary(s => s.Id, s => all.With(Operators(s.Redaction!))));
    }

    private static IEnumerable<SettingFault> Types(string path, Dictionary<string, string>? types, Lazy<IReadOnlySet<string>> kinds)
    {
        foreach (var (kind, text) in types ?? [])
        {
            var chosen = RedactionOperator.Parse(text, out var fault);
            if (!kinds.Value.Contains(kind)) fault = $"is no entity type{Near(kind, kinds.Value)}; docs/personal-data.md lists them";
            else if (chosen is not null) fault = RedactionPolicy.FaultOf(kind, chosen, kinds.Value) ?? "";
            if (fault.Length > 0) yield return new($"{path}.{kind}", fault);
        }
    }

    /// <summary>Types that hold the name or are held in it.</summary>
    private static string Near(string kind, IReadOnlySet<string> kinds)
    {
        string[] near = [.. kinds.Where(k => kind.Length > 1 && (k.Contains(kind, StringComparison.OrdinalIgnoreCase) || kind.Contains(k, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).Take(5)];
        return near.Length == 0 ? "" : $"; near it are {string.Join(", ", near)}";
    }

    private static Dictionary<string, RedactionOperator> Operators(Dictionary<string, string> types) =>
        types.ToDictionary(type => type.Key, type => Operator(type.Value));

    private static RedactionOperator Operator(string text) =>
        RedactionOperator.Parse(text, out var fault) ?? throw new InvalidOperationException($"Settings that were checked hold an operator that {fault}.");
}
