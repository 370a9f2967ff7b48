namespace AuditPipeline.Pii.Custom;

/// <summary>One member of <c>recognizers</c>: the name of a predefined recogniser, or a mapping of either kind.</summary>
/// <param name="registryLanguages">Languages of the registry; empty: every one.</param>
internal sealed class RegistryEntry(RegistryNode node, IReadOnlyList<string> registryLanguages)
{
    internal bool IsPredefined => node.IsText || node["type"].Yaml?.ToString() == "predefined";

    internal IEnumerable<PredefinedEntry> Predefined()
    {
        if (node.IsText) return [new PredefinedEntry(node.Text(), IsEnabled: true, [], node.Path)];

        node.AllowKeys("name", "class_name", "type", "enabled", "supported_languages", "supported_language", "supported_entity", "context", "country_code");
        var name = node["name"].Text("must be given");
        if (node["class_name"].IsThere) name = node["class_name"].Text();
        var context = node["context"].Texts().Concat(Languages().SelectMany(l => l.Context ?? []));
        return [new PredefinedEntry(name, node["enabled"].Flag(true), [.. context.Distinct(StringComparer.OrdinalIgnoreCase)], node.Path)];
    }

    /// <summary>One recogniser, or one for each language where the languages have context words of their own.</summary>
    internal IEnumerable<CustomRecognizer> Custom(RegexFlags flags, TimeProvider time, TimeSpan longest)
    {
        if (!node.IsMap)
        {
            node.Fault("must be a mapping, or the name of a predefined recogniser");
            return [];
        }

        node.AllowKeys(
            "name", "type", "enabled", "version", "supported_languages", "supported_language", "supported_entity", "patterns", "context", "deny_list",
            "deny_list_score", "country_code");
        if (node["type"].Text() is not ("" or "custom")) node["type"].Fault("must be predefined or custom");
        var languages = Languages().ToList();
        var shared = new RecognizerDefinition(
            node["name"].Text("must be given"), node["supported_entity"].Text(), [], [.. node["patterns"].Items().Select(Pattern)],
            node["context"].Texts(), node["deny_list"].Texts(), node["deny_list_score"].Number(1));
        IEnumerable<RecognizerDefinition> definitions = languages.Any(l => l.Context is not null)
            ? languages.Select(l => shared with { Languages = [l.Code], Context = l.Context ?? shared.Context })
            : [shared with { Languages = [.. languages.Select(l => l.Code)] }];

        List<CustomRecognizer> made = [];
        foreach (var definition in definitions)
        {
            var name = CustomRecognizer.NameOf(definition.Title) + (languages.Any(l => l.Context is not null) ? $"-{definition.Languages[0]}" : "");
            var (recognizer, faults) = CustomRecognizer.Make(name, definition, flags, time, longest);
            if (recognizer is not null) made.Add(recognizer);
            foreach (var (path, what) in faults) At(path).Fault(what);
            if (faults.Count > 0) break;
        }

        return node["enabled"].Flag(true) ? made : [];
    }

    private static PatternDefinition Pattern(RegistryNode node)
    {
        if (!node.IsMap) node.Fault("must be a mapping with name, regex and score");
        node.AllowKeys("name", "regex", "score");
        if (node.IsMap && !node["score"].IsThere) node.Fault("score must be given");
        return new PatternDefinition(node["name"].Text(), node["regex"].Text(), node["score"].Number(0));
    }

    /// <summary>Those of the entry that the registry has too.</summary>
    private IEnumerable<(string Code, IReadOnlyList<string>? Context)> Languages()
    {
        var own = Stated().ToList();
        if (own.Count == 0) return registryLanguages.Select(code => (code, (IReadOnlyList<string>?)null));
        return own;
    }

    private IEnumerable<(string Code, IReadOnlyList<string>? Context)> Stated()
    {
        if (node["supported_language"].IsThere) yield return (node["supported_language"].Text(), null);
        foreach (var item in node["supported_languages"].Items())
        {
            if (!item.IsMap)
            {
                yield return (item.Text(), null);
                continue;
            }

            item.AllowKeys("language", "context");
            yield return (item["language"].Text("must be given"), item["context"].IsThere ? item["context"].Texts() : null);
        }
    }

    /// <summary>The member a fault of the definition is about; the entry itself where that is not there.</summary>
    private RegistryNode At(string path)
    {
        var found = node;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = step.EndsWith(']') ? found.Items()[int.Parse(step.AsSpan(0, step.Length - 1), System.Globalization.CultureInfo.InvariantCulture)] : found[step];
            if (!next.IsThere) return next with { Yaml = found.Yaml };
            found = next;
        }

        return found;
    }
}
