namespace AuditPipeline.Core.Redaction;

/// <summary>A range of a text and what takes its place.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">After the last unit.</param>
/// <param name="Text">Already in the form the text needs (quoted where a JSON number stood).</param>
internal readonly record struct Replacement(int Start, int End, string Text)
{
    /// <summary>Each character of the range becomes this one; null: <see cref="Text"/> takes its place.</summary>
    internal char? Mask { get; init; }

    /// <summary>The whole value, of which a mask may leave an end readable.</summary>
    internal TextRange Value { get; init; }

    /// <summary>The same in the raw text.</summary>
    internal Replacement InRaw(DecodedText decoded)
    {
        if (decoded.IsRaw) return this;
        var (range, value) = (decoded.ToRaw(Start, End), decoded.ToRaw(Value.Start, Value.End));
        return this with { Start = range.Start, End = range.End, Value = value };
    }

    /// <summary>The part of it within a range of the raw text, and what takes the place of that part.</summary>
    internal Replacement Within(int start, int end, DecodedText decoded)
    {
        var part = this with { Start = Math.Max(Start, start), End = Math.Min(End, end) };
        return Mask is { } mask ? part with { Text = new string(mask, decoded.CountIn(part.Start, part.End)) } : part;
    }
}
