namespace AuditPipeline.Core.Pricing;

/// <summary>Several lists as one: the first that knows the model gives the price, so contracts come before public prices.</summary>
public sealed class PriceLists : IPriceList
{
    private readonly IReadOnlyList<IPriceList> _lists;

    /// <param name="lists">In the order they are asked; at least one.</param>
    public PriceLists(IReadOnlyList<IPriceList> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentOutOfRangeException.ThrowIfZero(lists.Count);
        _lists = lists;
        Version = string.Join('+', lists.Select(list => list.Version));
    }

    /// <summary>The versions of all of them: what was asked where no price was found.</summary>
    public string Version { get; }

    public ModelPrice? Find(PriceQuestion question)
    {
        foreach (var list in _lists)
        {
            if (list.Find(question) is { } price) return price;
        }

        return null;
    }
}
