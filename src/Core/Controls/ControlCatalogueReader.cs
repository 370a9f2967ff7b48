using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace AuditPipeline.Core.Controls;

/// <summary>Reads a catalogue file: a JSON list of controls. Strict: a missing, unknown or ill-typed member, a repeated id, or a
/// condition whose words nobody mapped refuses the whole file and names the place.</summary>
public static class ControlCatalogueReader
{
    private const int LargestFile = 4 * 1024 * 1024;

    private static readonly HashSet<string> Members =
    [
        "id", "instrument", "reference", "title", "duty", "addressee", "applies_from", "status", "applies_when", "applies_note",
        "national", "retention", "deadline", "strength", "limits", "evidence_automatic", "evidence_attested", "gap_when",
        "required_fields", "packs", "cross_references", "source",
    ];

    /// <summary>The catalogue in <paramref name="utf8"/>.</summary>
    /// <exception cref="InvalidDataException">The file is not a catalogue; the message names control and member.</exception>
    public static ControlCatalogue Read(ReadOnlyMemory<byte> utf8, string version)
    {
        if (utf8.Length > LargestFile) throw new InvalidDataException($"The catalogue is larger than {LargestFile} bytes.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The catalogue is not JSON: {broken.Message}", broken);
        }

        using (document)
        {
            if (document.RootElement.ValueKind is not JsonValueKind.Array)
                throw new InvalidDataException("The catalogue is not a list of controls.");
            var controls = new List<Control>();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var control = ReadControl(element, controls.Count);
                if (!ids.Add(control.Id)) throw new InvalidDataException($"{control.Id}: the id occurs twice.");
                controls.Add(control);
            }

            if (controls.Count == 0) throw new InvalidDataException("The catalogue holds no control.");
            return new ControlCatalogue(version, Convert.ToHexStringLower(SHA256.HashData(utf8.Span)), controls);
        }
    }

    private static Control ReadControl(JsonElement element, int position)
    {
        var place = $"control {position.ToString(CultureInfo.InvariantCulture)}";
        if (element.ValueKind is not JsonValueKind.Object) throw new InvalidDataException($"{place}: not an object.");
        var id = Text(element, "id", place);
        foreach (var member in element.EnumerateObject())
        {
            if (!Members.Contains(member.Name)) throw new InvalidDataException($"{id}: member '{member.Name}' is unknown.");
        }

        var appliesWhen = Text(element, "applies_when", id);
        var control = new Control
        {
            Id = id,
            Instrument = Text(element, "instrument", id),
            Reference = Text(element, "reference", id),
            Title = Text(element, "title", id),
            Duty = Text(element, "duty", id),
            Addressees = Texts(element, "addressee", id),
            AppliesFrom = Date(element, "applies_from", id),
            Status = Text(element, "status", id) switch
            {
                "in force" => ControlStatus.InForce,
                "applies later" => ControlStatus.AppliesLater,
                "unverified" => ControlStatus.Unverified,
                var other => throw new InvalidDataException($"{id}: status '{other}' is unknown."),
            },
            AppliesWhen = appliesWhen,
            Condition = ConditionParser.Parse(appliesWhen, id),
            AppliesNote = OptionalText(element, "applies_note", id),
            National = National(element, id),
            MinimumRetention = Optional(element, "retention", id) is { } retention ? Text(retention, "minimum", $"{id}: retention") : null,
            Deadline = Optional(element, "deadline", id) is { } deadline ? ReadDeadline(deadline, $"{id}: deadline") : null,
            Strength = Text(element, "strength", id) switch
            {
                "context" => ControlStrength.Context,
                "supports" => ControlStrength.Supports,
                "demonstrates" => ControlStrength.Demonstrates,
                var other => throw new InvalidDataException($"{id}: strength '{other}' is unknown."),
            },
            Limits = OptionalText(element, "limits", id),
            Automatic = [.. List(element, "evidence_automatic", id).Select((m, i) => Metric(m, $"{id}: evidence_automatic[{i}]"))],
            Attested = Texts(element, "evidence_attested", id),
            GapWhen = Texts(element, "gap_when", id),
            RequiredFields = Texts(element, "required_fields", id),
            Packs = Texts(element, "packs", id),
            CrossReferences = Texts(element, "cross_references", id),
            Source = Text(element, "source", id),
        };
        if (control.Strength is ControlStrength.Demonstrates && control.Limits is null)
            throw new InvalidDataException($"{id}: strength 'demonstrates' needs limits.");
        return control;
    }

    private static EvidenceMetric Metric(JsonElement element, string place) =>
        new(Text(element, "metric", place), Text(element, "description", place), Text(element, "pass_condition", place));

    private static ControlDeadline ReadDeadline(JsonElement element, string place)
    {
        int? hours = null;
        if (Required(element, "hours", place) is { ValueKind: not JsonValueKind.Null } stated)
        {
            if (!stated.TryGetInt32(out var value) || value <= 0) throw new InvalidDataException($"{place}: hours is not a count.");
            hours = value;
        }

        var period = element.TryGetProperty("period", out _) ? OptionalText(element, "period", place) : null;
        return new ControlDeadline(Text(element, "from", place), hours, period, Text(element, "text", place));
    }

    private static List<NationalRule> National(JsonElement element, string id)
    {
        var rules = new List<NationalRule>();
        if (Optional(element, "national", id) is not { } national) return rules;
        if (national.ValueKind is not JsonValueKind.Object) throw new InvalidDataException($"{id}: national is not an object.");
        foreach (var state in national.EnumerateObject())
        {
            var place = $"{id}: national.{state.Name}";
            if (state.Value.ValueKind is not JsonValueKind.Object) throw new InvalidDataException($"{place}: not an object.");
            rules.Add(new NationalRule(
                state.Name, Text(state.Value, "reference", place), Date(state.Value, "applies_from", place),
                state.Value.TryGetProperty("difference", out _) ? OptionalText(state.Value, "difference", place) : null));
        }

        return rules;
    }

    private static JsonElement Required(JsonElement element, string name, string place)
    {
        if (element.ValueKind is not JsonValueKind.Object) throw new InvalidDataException($"{place}: not an object.");
        return element.TryGetProperty(name, out var value)
            ? value
            : throw new InvalidDataException($"{place}: member '{name}' is missing.");
    }

    private static JsonElement? Optional(JsonElement element, string name, string place) =>
        Required(element, name, place) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private static string Text(JsonElement element, string name, string place)
    {
        var value = Required(element, name, place);
        return value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"{place}: member '{name}' is not a text.");
    }

    private static string? OptionalText(JsonElement element, string name, string place) =>
        Optional(element, name, place) is null ? null : Text(element, name, place);

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name, string place)
    {
        var value = Required(element, name, place);
        return value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray()
            : throw new InvalidDataException($"{place}: member '{name}' is not a list.");
    }

    private static List<string> Texts(JsonElement element, string name, string place) =>
        [.. List(element, name, place).Select(v => v.ValueKind is JsonValueKind.String && v.GetString() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"{place}: member '{name}' holds something that is not a text."))];

    private static DateOnly Date(JsonElement element, string name, string place) =>
        DateOnly.TryParseExact(Text(element, name, place), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InvalidDataException($"{place}: member '{name}' is not a date (yyyy-MM-dd).");
}
