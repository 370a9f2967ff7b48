using System.Text.RegularExpressions;
using AuditPipeline.Pii.Words;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditPipeline.Pii.Custom;

/// <summary>A deployment's own recognisers and lists, in the form of Presidio's recogniser registry. What is wrong in it is told wholly, with
/// lines, before anything runs.</summary>
public sealed class CustomRegistry
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>What the patterns of one recogniser may take for one text, beside a second for each million characters.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<CustomRecognizer> recognizers;
    private readonly IReadOnlyList<(PredefinedEntry Entry, YamlNode? Yaml)> predefined;
    private readonly string file;

    private CustomRegistry(
        string file, IReadOnlyList<CustomRecognizer> recognizers, IReadOnlyList<(PredefinedEntry Entry, YamlNode? Yaml)> predefined, AllowList allowed)
    {
        (this.file, this.recognizers, this.predefined, Allowed) = (file, recognizers, predefined, allowed);
    }

    public static CustomRegistry Empty { get; } = new("", [], [], AllowList.Empty);

    /// <summary>Values that are no findings.</summary>
    public AllowList Allowed { get; }

    /// <param name="file">What messages call it.</param>
    /// <exception cref="RegistryException">It cannot be used.</exception>
    public static CustomRegistry Parse(string yaml, string file, TimeProvider time)
    {
        var faults = new RegistryFaults(file);
        var root = new RegistryNode(Load(yaml, file), "", faults);
        if (root.IsThere && !root.IsMap) root.Fault("must be a mapping with recognizers");
        root.AllowKeys("supported_languages", "global_regex_flags", "recognizers", "allow_list", "allow_list_match");

        var flags = Flags(root["global_regex_flags"]);
        var languages = root["supported_languages"].Texts();
        List<CustomRecognizer> custom = [];
        List<(PredefinedEntry, YamlNode?)> predefined = [];
        foreach (var node in root["recognizers"].Items())
        {
            var entry = new RegistryEntry(node, languages);
            if (entry.IsPredefined) predefined.AddRange(entry.Predefined().Select(p => (p, node.Yaml)));
            else custom.AddRange(entry.Custom(flags, time, Longest));
        }

        foreach (var twice in custom.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(root["recognizers"].Yaml, "recognizers", $"two recognisers are called {twice.First().Definition.Title}, apart from case and signs");
        var allowed = Allow(root, flags);
        return faults.Any ? throw faults.ToException() : new CustomRegistry(file, custom, predefined, allowed);
    }

    /// <summary>The recognisers of a catalogue as this registry wants them, with its own, and the types that it turns off.</summary>
    /// <exception cref="RegistryException">It names a recogniser that the catalogue does not have.</exception>
    public (IReadOnlyList<IRecognizer> Recognizers, IReadOnlySet<string> Disabled) Compose(IReadOnlyList<IRecognizer> catalogue)
    {
        var faults = new RegistryFaults(file);
        var all = catalogue.ToList();
        var reported = catalogue.SelectMany(r => r.Entities).ToHashSet(StringComparer.Ordinal);
        HashSet<string> enabled = new(StringComparer.Ordinal), disabled = new(StringComparer.Ordinal);
        foreach (var (entry, yaml) in predefined)
        {
            if (all.FindIndex(r => r.Name == entry.Name) is var own and >= 0)
            {
                if (!entry.IsEnabled) all.RemoveAt(own);
                continue;
            }

            var entity = PresidioNames.EntityOf(entry.Name);
            if (entity is not null && reported.Contains(entity))
            {
                (entry.IsEnabled ? enabled : disabled).Add(entity);
                if (entry.IsEnabled && entry.Context.Count > 0) Extend(all, entity, entry, yaml, faults);
            }
            else if (entry.IsEnabled)
            {
                faults.Add(yaml, entry.Path, PresidioNames.IsModel(entry.Name)
                    ? $"{entry.Name} asks a model that is not here; set pii.ner to a Presidio analyzer that has it, or take the entry out"
                    : $"there is no predefined recogniser {entry.Name}");
            }
        }

        if (faults.Any) throw faults.ToException();
        disabled.ExceptWith(enabled);
        disabled.ExceptWith(recognizers.SelectMany(r => r.Entities));
        return ([.. all, .. recognizers], disabled);
    }

    private static void Extend(List<IRecognizer> all, string entity, PredefinedEntry entry, YamlNode? yaml, RegistryFaults faults)
    {
        try
        {
            var words = new ContextWords([.. entry.Context]);
            _ = new Lexicon([words], []);
            for (var i = 0; i < all.Count; i++)
            {
                if (all[i].Entities.Contains(entity)) all[i] = new EntityContext(all[i], entity, words);
            }
        }
        catch (ArgumentException wrong)
        {
            faults.Add(yaml, $"{entry.Path}.context", $"cannot be used: {wrong.Message}");
        }
    }

    private static YamlNode? Load(string yaml, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (YamlException e)
        {
            throw new RegistryException($"{file}, line {e.Start.Line}: {(e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ")}");
        }
    }

    private static RegexFlags Flags(RegistryNode node)
    {
        var number = node.Number(RegexFlags.Default.Python);
        if (number is >= 0 and <= int.MaxValue && Math.Truncate(number) == number && new RegexFlags((int)number) is { Fault: null } flags) return flags;
        node.Fault(new RegexFlags(-1).Fault!);
        return RegexFlags.Default;
    }

    private static AllowList Allow(RegistryNode root, RegexFlags flags)
    {
        var values = root["allow_list"];
        var match = root["allow_list_match"];
        if (match.Text() is not ("" or "exact" or "regex")) match.Fault("must be exact or regex");
        if (match.Text() != "regex") return new AllowList(values.Texts());

        List<Regex> patterns = [];
        foreach (var item in values.Items())
        {
            var (regex, fault) = BoundedRegex.Make(item.Text(), flags, Longest);
            if (regex is null) item.Fault(fault!);
            else patterns.Add(regex);
        }

        return new AllowList([], patterns);
    }
}
