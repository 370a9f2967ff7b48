namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>One member of an object.</summary>
internal readonly struct JsonMember(JsonTape tape, int row)
{
    public JsonView Value => new(tape, row + 1);

    /// <summary>The name's text, made anew at each call.</summary>
    public string Name => JsonText.Of(RawName, tape[row].Kind == JsonRowKind.EscapedName);

    /// <summary>The name in its JSON writing, without quotes.</summary>
    public ReadOnlySpan<byte> RawName => tape.Bytes(tape[row].Start, tape[row].Length);

    /// <summary><see cref="JsonName.KeyOf"/> of the name, or <see cref="JsonName.AnyKey"/>.</summary>
    public uint Key => tape[row].Key;
}
