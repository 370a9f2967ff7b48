using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>What a <see cref="JsonRow"/> stands for; values of JSON have the numbers of <see cref="JsonValueKind"/>.</summary>
internal enum JsonRowKind
{
    None = JsonValueKind.Undefined,
    Object = JsonValueKind.Object,
    Array = JsonValueKind.Array,

    /// <summary>A string without escapes.</summary>
    Text = JsonValueKind.String,
    Number = JsonValueKind.Number,
    True = JsonValueKind.True,
    False = JsonValueKind.False,
    Null = JsonValueKind.Null,
    EscapedText,
    Name,
    EscapedName,
}
