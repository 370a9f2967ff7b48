using System.Text;
using System.Text.Json;

namespace AuditPipeline.Host.Presidio;

/// <summary>Replaces places of a text by what operators make of them. Where places of different types overlap in part, each is given its
/// whole value and the text between is not repeated, as in Presidio.</summary>
internal static class Anonymizer
{
    /// <param name="ranges">In any order.</param>
    /// <returns>The new text, and its replaced places from the end to the beginning.</returns>
    /// <exception cref="PresidioFault">A place is beyond the text, or an operator cannot do it.</exception>
    public static (string Text, List<AnonymizedItem> Items) Apply(string text, CodePoints points, IEnumerable<EntityRange> ranges, Operators operators)
    {
        var pieces = new List<string>();
        var items = new List<AnonymizedItem>();
        var (last, behind) = (points.Length, 0);
        foreach (var one in ranges.OrderByDescending(r => r.Start).ThenByDescending(r => r.End))
        {
            if (one.Start > points.Length || one.End > points.Length)
                throw PresidioFault.Parameter($"Invalid analyzer result, start: {one.Start} and end: {one.End}, while text length is only {points.Length}.");
            var by = operators.For(one.Entity);
            var made = by.Apply(text[points.ToUnits(one.Start)..points.ToUnits(one.End)], one.Entity);
            var end = Math.Min(one.End, last);
            pieces.Add(text[points.ToUnits(end)..points.ToUnits(last)]);
            pieces.Add(made);
            behind += last - end + new CodePoints(made).Length;
            items.Add(new AnonymizedItem(behind, 0, one.Entity, made, by.Name));   // from the end, until the length is known
            last = one.Start;
        }

        var whole = new StringBuilder(text, 0, points.ToUnits(last), text.Length + 16);
        for (var i = pieces.Count - 1; i >= 0; i--) whole.Append(pieces[i]);
        for (var i = 0; i < items.Count; i++)
        {
            var start = last + behind - items[i].Start;
            items[i] = items[i] with { Start = start, End = start + new CodePoints(items[i].Text).Length };
        }

        return (whole.ToString(), items);
    }

    public static void Write(Utf8JsonWriter json, string text, List<AnonymizedItem> items)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteStartArray("items");
        foreach (var one in items)
        {
            json.WriteStartObject();
            json.WriteNumber("start", one.Start);
            json.WriteNumber("end", one.End);
            json.WriteString("entity_type", one.Entity);
            json.WriteString("text", one.Text);
            json.WriteString("operator", one.Operator);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
