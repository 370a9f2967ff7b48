using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Presidio;

/// <summary>The operators by type, with those for types that have none of their own.</summary>
/// <param name="own">Type → operator; <c>DEFAULT</c> for the others.</param>
/// <param name="otherwise">Without <c>DEFAULT</c>; null: such a type is an error.</param>
internal sealed class Operators(IReadOnlyDictionary<string, IOperator> own, IOperator? otherwise)
{
    private const string Default = "DEFAULT";

    /// <summary>In the order Presidio lists them; <c>custom</c> is code of the caller's and not to be had over HTTP.</summary>
    public static IReadOnlyList<string> Anonymizers { get; } = ["encrypt", "hash", "keep", "mask", "redact", "replace"];

    public static IReadOnlyList<string> Deanonymizers { get; } = ["decrypt", "deanonymize_keep"];

    /// <param name="json">The member <c>anonymizers</c>; null: all values become their type in angle brackets.</param>
    /// <exception cref="PresidioFault">One cannot be used.</exception>
    public static Operators Anonymizing(JsonElement? json, IRandomness randomness) =>
        new(Read(json, "anonymizers", (name, fields) => Anonymizer(name, fields, randomness)), new ReplaceOperator(null));

    /// <param name="json">The member <c>deanonymizers</c>.</param>
    /// <exception cref="PresidioFault">One cannot be used.</exception>
    public static Operators Deanonymizing(JsonElement? json) => new(
        Read(json, "deanonymizers", static (name, fields) => name switch
        {
            "decrypt" => new DecryptOperator(Key(fields)),
            "deanonymize_keep" => new KeepOperator(name),
            _ => null,
        }),
        null);

    public IOperator For(string entity) => own.GetValueOrDefault(entity) ?? own.GetValueOrDefault(Default) ?? otherwise
        ?? throw PresidioFault.Parameter($"Invalid input, deanonymizers must contain {entity} or {Default}");

    private static Dictionary<string, IOperator> Read(JsonElement? json, string member, Func<string, JsonFields, IOperator?> make)
    {
        var operators = new Dictionary<string, IOperator>(StringComparer.Ordinal);
        if (json is not { } all) return operators;
        if (all.ValueKind != JsonValueKind.Object) throw PresidioFault.Parameter($"Invalid input, {member} must be an object");

        foreach (var one in all.EnumerateObject())
        {
            if (one.Value.ValueKind != JsonValueKind.Object) throw PresidioFault.Parameter($"Invalid input, {member}.{one.Name} must be an object");
            var fields = new JsonFields(one.Value, what => PresidioFault.Parameter($"Invalid parameter value for {member}.{one.Name}: {what}"));
            if (fields.Text("type") is not { Length: > 0 } name) throw PresidioFault.Parameter("Invalid input, operator config must contain operator_name");
            if (name == "custom") throw new PresidioFault(400, "Custom type anonymizer is not supported");
            operators[one.Name] = make(name, fields) ?? throw PresidioFault.Parameter($"Invalid operator class '{name}'.");
        }

        return operators;
    }

    private static IOperator? Anonymizer(string name, JsonFields fields, IRandomness randomness) => name switch
    {
        "replace" => new ReplaceOperator(Typed(fields, "new_value", "string") ? fields.Text("new_value") : null),
        "redact" => new RedactOperator(),
        "keep" => new KeepOperator("keep"),
        "mask" => Mask(fields),
        "hash" => Hash(fields),
        "encrypt" => new EncryptOperator(Key(fields), randomness),
        _ => null,
    };

    private static MaskOperator Mask(JsonFields fields)
    {
        Expect(fields, "masking_char", "string");
        var mask = fields.Text("masking_char")!;
        if (new CodePoints(mask).Length > 1) throw PresidioFault.Parameter("Invalid input, masking_char must be a character");
        Expect(fields, "chars_to_mask", "number");
        if (!fields.Of("chars_to_mask")!.Value.TryGetInt64(out var most)) throw PresidioFault.Parameter("Invalid parameter value for chars_to_mask.");
        Expect(fields, "from_end", "boolean");
        return new MaskOperator(mask, most, fields.Truth("from_end"));
    }

    private static HashOperator Hash(JsonFields fields)
    {
        if (fields.Of("salt") is not null) throw PresidioFault.Parameter("Invalid input, hash with salt is not supported");
        var type = Typed(fields, "hash_type", "string") ? fields.Text("hash_type")! : "sha256";
        return HashOperator.Types.Contains(type)
            ? new HashOperator(type)
            : throw PresidioFault.Parameter($"Parameter hash_type value is not in range of values ['{string.Join("', '", HashOperator.Types)}']");
    }

    private static byte[] Key(JsonFields fields)
    {
        Expect(fields, "key", "string");
        var key = Encoding.UTF8.GetBytes(fields.Text("key")!);
        return key.Length is 16 or 24 or 32 ? key : throw PresidioFault.Parameter("Invalid input, key must be of length 128, 192 or 256 bits");
    }

    private static void Expect(JsonFields fields, string name, string type)
    {
        if (!Typed(fields, name, type)) throw PresidioFault.Parameter($"Expected parameter {name}");
    }

    /// <summary>Whether it is there, and of that type.</summary>
    private static bool Typed(JsonFields fields, string name, string type)
    {
        if (fields.Of(name) is not { } value) return false;
        var actual = value.ValueKind switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array => "array",
            _ => "object",
        };
        return actual == type ? true : throw PresidioFault.Parameter($"Invalid parameter value for {name}. Expecting '{type}', but got '{actual}'.");
    }
}
