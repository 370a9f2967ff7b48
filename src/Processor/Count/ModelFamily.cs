namespace AuditPipeline.Processor.Count;

/// <summary>How the token counts of a family of models compare with those of <c>o200k_base</c>.</summary>
/// <param name="Input">Tokens it reports for each one of ours, in what it is asked.</param>
/// <param name="Output">The same, in what it answers.</param>
/// <param name="Framed">It counts some tokens around each turn, as OpenAI's do.</param>
internal sealed record ModelFamily(decimal Input, decimal Output, bool Framed);
