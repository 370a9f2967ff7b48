using System.Text.Json;

namespace AuditPipeline.Host.Presidio;

/// <summary>A place in a text that a caller names.</summary>
/// <param name="Start">In code points.</param>
/// <param name="End">After the last.</param>
/// <param name="Score">0 where places have none.</param>
internal readonly record struct EntityRange(int Start, int End, string Entity, double Score)
{
    /// <param name="source">What messages call it.</param>
    /// <exception cref="PresidioFault">It is none.</exception>
    public static EntityRange Read(JsonElement json, string source, bool withScore)
    {
        var fields = new JsonFields(json, PresidioFault.Parameter);
        var (start, end) = (Place(fields, "start"), Place(fields, "end"));
        if (fields.Of("entity_type") is not { ValueKind: JsonValueKind.String } || fields.Text("entity_type") is not { Length: > 0 } entity)
            throw PresidioFault.Parameter("Invalid input, result must contain entity_type");
        if (start < 0 || end < 0) throw PresidioFault.Parameter("Invalid input, result start and end must be positive");
        if (start > end) throw PresidioFault.Parameter($"Invalid input, start index '{start}' must be smaller than end index '{end}'");
        var score = fields.Of("score");
        if (withScore && score is null) throw PresidioFault.Parameter($"Invalid input, {source} must contain score");
        return new EntityRange(start, end, entity, withScore ? fields.Number("score")!.Value : 0);
    }

    private static int Place(JsonFields fields, string name)
    {
        if (fields.Of(name) is not { } value) throw PresidioFault.Parameter($"Invalid input, result must contain {name}");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var place)
            ? place
            : throw PresidioFault.Parameter($"Invalid parameter value for {name}. Expecting 'number'.");
    }
}
