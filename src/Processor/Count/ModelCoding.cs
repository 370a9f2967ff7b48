namespace AuditPipeline.Processor.Count;

/// <summary>How the tokens of a model are counted.</summary>
/// <param name="Encoding">Name of the encoding to count with.</param>
/// <param name="Own">It is the model's own; else <paramref name="Family"/> says how the model's counts compare with it.</param>
/// <param name="Proven">Recorded calls agree with counts by it; without that, a count is an estimate.</param>
/// <param name="Priming">Tokens before the answer in a chat, where the framing of its messages is known.</param>
/// <param name="Reasons">It may think without showing, and is charged for it.</param>
internal sealed record ModelCoding(string Encoding, bool Own, bool Proven, int? Priming, bool Reasons, ModelFamily Family);
