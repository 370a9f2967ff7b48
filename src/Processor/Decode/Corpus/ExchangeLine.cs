namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>What one line of a file of exchanges gave.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Exchange">Null when the line is no exchange.</param>
/// <param name="Problem">Why not, without anything of its content; null when it is one.</param>
public readonly record struct ExchangeLine(long Line, RecordedExchange? Exchange, string? Problem);
