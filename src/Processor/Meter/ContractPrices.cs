using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>A price list of the user's own: what was agreed with a provider, each price with the time it holds. Safe for any number of threads.</summary>
public sealed class ContractPrices : IPriceList
{
    /// <summary>Bytes of the largest list.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    private const int LongestName = 512;

    private readonly ILookup<string, ContractPrice> _byModel;
    private readonly ContractPrice[] _byPrefix;

    internal ContractPrices(string version, IReadOnlyList<ContractPrice> prices)
    {
        (Version, Count) = (version, prices.Count);
        _byModel = prices.Where(price => !price.IsPrefix).OrderByDescending(price => price.Rank).ToLookup(price => price.Model, StringComparer.Ordinal);
        _byPrefix = [.. prices.Where(price => price.IsPrefix).OrderByDescending(price => price.Rank)];
    }

    public string Version { get; }

    /// <summary>Prices in it.</summary>
    public int Count { get; }

    /// <summary>Reads a list from YAML in UTF-8 (form: docs/costs.md).</summary>
    /// <param name="yaml">At most <see cref="LargestFile"/> bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no price list; the message names line and member.</exception>
    public static ContractPrices Parse(ReadOnlySpan<byte> yaml, string name) => ContractPriceReader.Read(yaml, name);

    public ModelPrice? Find(PriceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        return Find(question, question.ModelAnswered) ?? Find(question, question.ModelRequested);
    }

    private ModelPrice? Find(PriceQuestion question, string? model)
    {
        if (model is null || model.Length > LongestName) return null;

        var name = model.ToLowerInvariant().Trim();
        ContractPrice? best = null;
        foreach (var price in _byModel[name].Concat(_byPrefix))
        {
            if ((best is null || price.Rank.CompareTo(best.Rank) > 0) && price.HoldsFor(question.Provider, name, question.Tier, question.At)) best = price;
        }

        return best?.Price;
    }
}
