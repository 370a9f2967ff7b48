namespace AuditPipeline.Processor.Count;

/// <summary>One encoding's way of cutting text into the pieces that are encoded on their own.</summary>
/// <returns>Where the piece that begins at <paramref name="start"/> ends: after it, at most the text's length.</returns>
/// <param name="start">Within the text, at the beginning of a piece.</param>
internal delegate int PieceRule(ReadOnlySpan<char> text, int start);
