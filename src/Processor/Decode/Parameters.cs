using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Reads single parameters of a request: what is of another type or out of range reads as null.</summary>
internal static class Parameters
{
    private const decimal MostTemperature = 100;
    private const decimal MostPenalty = 100;
    private const decimal MostTopK = 1_000_000_000;

    public static decimal? Temperature(this JsonView element) => element.Number(0, MostTemperature);

    public static decimal? Probability(this JsonView element) => element.Number(0, 1);

    public static decimal? TopK(this JsonView element) => element.Number(0, MostTopK);

    public static decimal? Penalty(this JsonView element) => element.Number(-MostPenalty, MostPenalty);

    public static bool? Flag(this JsonView element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary><c>enabled</c> or <c>disabled</c> for a switch, a string as it is.</summary>
    public static string? Switch(this JsonView element) => element.Flag() switch
    {
        true => "enabled",
        false => "disabled",
        null => element.Choice(),
    };

    /// <summary>A string that is not empty, or the <c>type</c> of an object.</summary>
    public static string? Choice(this JsonView element) =>
        (element.IsObject() ? element.Member("type"u8) : element).Text() is { Length: > 0 } word ? word : null;

    /// <summary>The name of an object's only member that is told, as AWS writes a choice: <c>{"any":{}}</c>.</summary>
    public static string? MemberChoice(this JsonView element)
    {
        if (!element.IsObject()) return null;

        foreach (var member in element.Members())
        {
            if (member.Value.IsTold()) return member.Name;
        }

        return null;
    }

    /// <summary>A text, or the texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonView element)
    {
        if (element.Text() is { Length: > 0 } single) return [single];
        if (!element.IsArray()) return [];

        var texts = new List<string>();
        foreach (var item in element.Items())
        {
            if (texts.Count == RequestParameters.MostStopSequences) break;
            if (item.Text() is { Length: > 0 } text) texts.Add(text);
        }

        return texts;
    }

    public static decimal? FormTemperature(this JsonView element) => element.FormNumber(0, MostTemperature);

    /// <summary>A whole number of a form or of JSON.</summary>
    public static long? FormCount(this JsonView element, long most) =>
        element.FormNumber(0, most) is { } number && decimal.Truncate(number) == number ? (long)number : null;

    // A form has texts only.
    private static decimal? FormNumber(this JsonView element, decimal least, decimal most) =>
        decimal.TryParse(element.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? InRange(number, least, most)
            : element.Number(least, most);

    private static decimal? Number(this JsonView element, decimal least, decimal most) =>
        element.Number() is { } number ? InRange(number, least, most) : null;

    // Without trailing zeros (1.0 is 1), so that equal numbers are written alike; the divisor has the most decimals there are.
    private static decimal? InRange(decimal number, decimal least, decimal most) =>
        number < least || number > most ? null : number == 0 ? 0m : number.WithoutTrailingZeros();
}
