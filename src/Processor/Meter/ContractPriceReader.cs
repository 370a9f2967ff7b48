using System.Globalization;
using System.Text;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Redaction;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditPipeline.Processor.Meter;

/// <summary>Reads a price list of the user's own. Nothing is guessed: an unknown member, a rate that is no amount, two prices for one call
/// or a day that is none is refused with its line.</summary>
internal static class ContractPriceReader
{
    private const int MostPrices = 10_000;

    public static ContractPrices Read(ReadOnlySpan<byte> yaml, string name)
    {
        if (yaml.Length > ContractPrices.LargestFile)
            throw new InvalidDataException($"{name} is larger than {ContractPrices.LargestFile / 1024 / 1024} MiB");

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Encoding.UTF8.GetString(yaml)));
            if (stream.Documents.Count != 1) throw new InvalidDataException($"{name}: one YAML document is expected");

            return Read(stream.Documents[0].RootNode, name);
        }
        catch (YamlException wrong)
        {
            throw new InvalidDataException($"{name}, line {wrong.Start.Line}: {wrong.Message.ReplaceLineEndings(" ")}", wrong);
        }
    }

    private static ContractPrices Read(YamlNode root, string name)
    {
        var list = Members(root, name, "the list", ["name", "version", "prices"]);
        var version = $"{Word(list, "name", root, name)}/{Word(list, "version", root, name)}";
        if (!list.TryGetValue("prices", out var entries) || entries is not YamlSequenceNode { Children.Count: > 0 } prices)
            throw Wrong(name, root, "prices", "must be a list with at least one price");
        if (prices.Children.Count > MostPrices) throw Wrong(name, prices, "prices", $"has more than {MostPrices} prices");

        var read = prices.Children.Select((entry, i) => Price(entry, $"prices[{i}]", version, name)).ToList();
        foreach (var alike in read.GroupBy(price => (price.Model, price.IsPrefix)))
        {
            var seen = new List<ContractPrice>();
            foreach (var price in alike)
            {
                if (seen.Find(price.Contradicts) is { } other)
                    throw new InvalidDataException($"{name}, line {price.Line}: the price of {price.Model} holds at the same time as that of line {other.Line}");
                seen.Add(price);
            }
        }

        return new ContractPrices(version, read);
    }

    private static ContractPrice Price(YamlNode entry, string path, string version, string name)
    {
        var members = Members(entry, name, path, ["provider", "model", "tier", "from", "to", "usd"]);
        var model = Text(members, "model")?.ToLowerInvariant() ?? throw Wrong(name, entry, $"{path}.model", "must be given");
        var isPrefix = model.EndsWith('*');
        if (isPrefix) model = model[..^1];
        if (model.Length == 0 || model.Contains('*', StringComparison.Ordinal))
            throw Wrong(name, members["model"], $"{path}.model", "must be a model, or the beginning of one and *");

        var from = Day(members, "from", path, name);
        var to = Day(members, "to", path, name);
        if (from >= to) throw Wrong(name, members["to"], $"{path}.to", "must lie after 'from'");
        if (!members.TryGetValue("usd", out var usd)) throw Wrong(name, entry, $"{path}.usd", "must be given");

        var provider = Text(members, "provider");
        return new ContractPrice(
            provider?.ToLowerInvariant(), model, isPrefix, Text(members, "tier")?.ToLowerInvariant(), from, to,
            new ModelPrice(version, provider ?? "any", model, Rates(usd, $"{path}.usd", name)) { Tier = Text(members, "tier") }, entry.Start.Line);
    }

    private static List<UnitRate> Rates(YamlNode usd, string path, string name)
    {
        if (usd is not YamlMappingNode { Children.Count: > 0 } rates) throw Wrong(name, usd, path, "must name at least one rate");

        return [.. rates.Children.Select(rate =>
        {
            var key = (rate.Key as YamlScalarNode)?.Value ?? "";
            if (!PriceUnit.ByKey.TryGetValue(key, out var unit))
                throw Wrong(name, rate.Key, $"{path}.{key}", $"is no unit; known are {string.Join(", ", PriceUnit.ByKey.Keys.Order(StringComparer.Ordinal))}");
            if (rate.Value is YamlScalarNode plain) return new UnitRate(unit, Amount(plain, $"{path}.{key}", name), []);

            var steps = Members(rate.Value, name, $"{path}.{key}", ["base", "above"]);
            if (!steps.TryGetValue("base", out var first)) throw Wrong(name, rate.Value, $"{path}.{key}.base", "must be given");
            return new UnitRate(unit, Amount(first, $"{path}.{key}.base", name), Steps(steps, $"{path}.{key}", name));
        })];
    }

    private static List<PriceTier> Steps(Dictionary<string, YamlNode> members, string path, string name)
    {
        if (!members.TryGetValue("above", out var above)) return [];
        if (above is not YamlMappingNode steps) throw Wrong(name, above, $"{path}.above", "must be a map of input tokens to rate");

        return [.. steps.Children.Select(step =>
            long.TryParse((step.Key as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start > 0
                ? new PriceTier(start, Amount(step.Value, $"{path}.above", name))
                : throw Wrong(name, step.Key, $"{path}.above", "must be a whole number of input tokens")).OrderBy(step => step.Start)];
    }

    private static decimal Amount(YamlNode node, string path, string name)
    {
        if (node is not YamlScalarNode { Value: { } text }
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > UnitRate.Highest || decimal.Round(amount, UnitRate.Digits) != amount)
            throw Wrong(name, node, path, $"must be an amount in US dollars from 0, with at most {UnitRate.Digits} digits after the point");

        return amount;
    }

    private static DateTimeOffset? Day(Dictionary<string, YamlNode> members, string member, string path, string name)
    {
        if (Text(members, member) is not { } text) return null;

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw Wrong(name, members[member], $"{path}.{member}", "must be a day yyyy-MM-dd (it begins at midnight UTC)");
    }

    private static string Word(Dictionary<string, YamlNode> members, string member, YamlNode owner, string name) =>
        Text(members, member) is { } word && word.Length <= 48 && PlainWord.Is(word)
            ? word
            : throw Wrong(name, members.GetValueOrDefault(member, owner), member, "must be 1 to 48 letters, digits or . _ - (it stands in every record)");

    private static string? Text(Dictionary<string, YamlNode> members, string member) =>
        members.TryGetValue(member, out var node) && node is YamlScalarNode { Value: { Length: > 0 } text } ? text.Trim() : null;

    private static Dictionary<string, YamlNode> Members(YamlNode node, string name, string path, string[] known)
    {
        if (node is not YamlMappingNode map) throw Wrong(name, node, path, $"must have members {string.Join(", ", known)}");

        var members = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var member = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(member)) throw Wrong(name, key, path, $"'{member}' is no member here; known are {string.Join(", ", known)}");
            members.Add(member, value);
        }

        return members;
    }

    private static InvalidDataException Wrong(string name, YamlNode node, string path, string what) =>
        new($"{name}, line {node.Start.Line}: {path}: {what}");
}
