namespace AuditPipeline.Processor.Count;

/// <summary>How many tokens a text has.</summary>
/// <param name="Tokens">At least 0.</param>
/// <param name="Exact">False when the text held a piece too long to be encoded as one.</param>
internal readonly record struct TextTokens(long Tokens, bool Exact)
{
    public static TextTokens operator +(TextTokens one, TextTokens other) => new(one.Tokens + other.Tokens, one.Exact && other.Exact);
}
