using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>A price list in memory, with the matching rules of <c>genai-prices</c>. Safe for any number of threads.</summary>
public sealed partial class PriceList : IPriceList
{
    private const int MostRemembered = 4096;
    private const int LongestName = 512;

    // Engines that run on the user's own machines charge nobody's list price, whatever model they run.
    private static readonly HashSet<string> SelfHosted = new(StringComparer.OrdinalIgnoreCase)
    {
        "ollama", "vllm", "gpustack", "llamacpp", "llama.cpp", "lmstudio", "localai", "tgi", "sglang", "self-hosted",
    };

    private readonly IReadOnlyList<PricedProvider> providers;
    private readonly ConcurrentDictionary<(string? Provider, string Model), PricedModel?> remembered = new();

    private PriceList(string version, IReadOnlyList<PricedProvider> providers)
    {
        Version = version;
        this.providers = providers;
    }

    public string Version { get; }

    /// <summary>Reads a list from JSON in UTF-8 (the output of <c>deploy/prices/export.mjs</c>, or a list of the user's own).</summary>
    /// <exception cref="InvalidDataException">It is no price list.</exception>
    public static PriceList Load(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);

        var (version, providers) = PriceListReader.Read(json);
        return new PriceList(version, providers);
    }

    /// <inheritdoc/>
    /// <remarks>The list has one price for all service tiers.</remarks>
    public ModelPrice? Find(PriceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var (provider, answered, requested, _, at) = question;
        return (answered is null ? null : PriceFor(provider, answered, at)) ?? (requested is null ? null : PriceFor(provider, requested, at));
    }

    /// <summary>The price of <paramref name="model"/> at <paramref name="at"/>, or null when the list does not know it.</summary>
    /// <param name="provider">Name of the provider route; null when unknown.</param>
    /// <param name="model">As the exchange names it, in any case.</param>
    /// <param name="at">Time of the call.</param>
    /// <remarks>A provider the list does not know (a gateway, a route of the user's own naming) leaves the model's name to decide; one
    /// that runs models itself has no list price.</remarks>
    public ModelPrice? PriceFor(string? provider, string model, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Length > LongestName || provider?.Length > LongestName) return null;

        var key = (provider, model);
        if (!remembered.TryGetValue(key, out var found))
        {
            found = Find(provider, model);
            if (remembered.Count < MostRemembered) remembered.TryAdd(key, found);
        }

        return found?.At(at);
    }

    private PricedModel? Find(string? provider, string model)
    {
        var name = model.ToLowerInvariant().Trim();
        PricedProvider? owner = null;
        if (!string.IsNullOrWhiteSpace(provider))
        {
            // LiteLLM names models provider/model.
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            if (provider.Equals("litellm", StringComparison.OrdinalIgnoreCase) && slash > 0 && slash < name.Length - 1
                && ProviderOf(name[..slash]) is { } named)
            {
                owner = named;
                name = name[(slash + 1)..];
            }

            owner ??= ProviderOf(provider);
            if (owner is null && SelfHosted.Contains(provider.Trim())) return null;
        }

        owner ??= providers.FirstOrDefault(candidate => candidate.ModelMatch?.Matches(name) == true);
        if (owner is null) return null;

        var found = ModelOf(owner, name, mayFallBack: true);
        if (found is not null) return found;

        var dashed = WithDashedDate(name);
        return dashed == name ? null : ModelOf(owner, dashed, mayFallBack: true);
    }

    private PricedProvider? ProviderOf(string id)
    {
        var name = id.ToLowerInvariant().Trim();
        return providers.FirstOrDefault(candidate => candidate.Id == name)
            ?? providers.FirstOrDefault(candidate => candidate.Alias?.Matches(name) == true);
    }

    private PricedModel? ModelOf(PricedProvider owner, string model, bool mayFallBack)
    {
        var found = owner.Models.FirstOrDefault(candidate => candidate.Match.Matches(model));
        if (found is not null || !mayFallBack) return found;

        foreach (var id in owner.Fallbacks)
        {
            var other = providers.FirstOrDefault(candidate => candidate.Id == id);
            if (other is not null && ModelOf(other, model, mayFallBack: false) is { } served) return served;
        }

        return null;
    }

    // Some route names write the date of a model without dashes: -20250514 for -2025-05-14.
    private static string WithDashedDate(string model) => CompactDate().Replace(model, match =>
        DateOnly.TryParseExact(match.ValueSpan[1..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? "-" + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : match.Value);

    [GeneratedRegex("-20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?=-|:|$)", RegexOptions.CultureInvariant, 50)]
    private static partial Regex CompactDate();
}
