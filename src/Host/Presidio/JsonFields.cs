using System.Text.Json;

namespace AuditPipeline.Host.Presidio;

/// <summary>Members of a JSON object, read as what they have to be. Null is the same as not there.</summary>
/// <param name="Json">An object.</param>
/// <param name="Fault">Makes the error for a member that is something else.</param>
internal readonly record struct JsonFields(JsonElement Json, Func<string, PresidioFault> Fault)
{
    public JsonElement? Of(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public string? Text(string name) => Of(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.String ? StringOf(value, name) : throw Fault($"'{name}' must be a string.");

    public double? Number(string name) => Of(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Fault($"'{name}' must be a number.");

    /// <summary>As Python takes any value for true or false.</summary>
    public bool Truth(string name) => Of(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.GetDouble() != 0,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => false,
    };

    /// <summary>Members of a list of objects; none when it is not there.</summary>
    public IReadOnlyList<JsonElement> Objects(string name, int most)
    {
        var all = List(name, most);
        return all.All(item => item.ValueKind == JsonValueKind.Object) ? all : throw Fault($"'{name}' must be a list of objects.");
    }

    /// <summary>Members of a list of strings; null when it is not there.</summary>
    public IReadOnlyList<string>? Texts(string name, int most)
    {
        if (Of(name) is null) return null;
        var fault = Fault;
        return [.. List(name, most).Select(item => item.ValueKind == JsonValueKind.String
            ? StringOf(item, name, fault)
            : throw fault($"'{name}' must be a list of strings."))];
    }

    private IReadOnlyList<JsonElement> List(string name, int most)
    {
        if (Of(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Fault($"'{name}' must be a list.");
        return value.GetArrayLength() <= most ? [.. value.EnumerateArray()] : throw Fault($"'{name}' must have at most {most} members.");
    }

    private string StringOf(JsonElement value, string name) => StringOf(value, name, Fault);

    private static string StringOf(JsonElement value, string name, Func<string, PresidioFault> fault)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw fault($"'{name}' holds a string that is not valid Unicode.");
        }
    }
}
