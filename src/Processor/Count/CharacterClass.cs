namespace AuditPipeline.Processor.Count;

/// <summary>What the encodings' patterns ask of a character.</summary>
[Flags]
internal enum CharacterClass : byte
{
    /// <summary>None of the others: punctuation, symbols, controls, lone surrogates.</summary>
    Other = 0,

    /// <summary><c>\p{L}</c>.</summary>
    Letter = 1,

    /// <summary><c>\p{N}</c>.</summary>
    Number = 2,

    /// <summary><c>\s</c>, line ends included.</summary>
    Space = 4,

    /// <summary><c>[\r\n]</c>.</summary>
    LineEnd = 8,

    /// <summary><c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c>: may begin a word of <c>o200k_base</c>.</summary>
    WordHead = 16,

    /// <summary><c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c>: may end a word of <c>o200k_base</c>.</summary>
    WordTail = 32,
}
