namespace AuditPipeline.Pii.Places;

/// <summary>What stands between two tokens of an address.</summary>
internal enum Gap : byte
{
    /// <summary>The text ends, or a sign that ends an address.</summary>
    End,
    Touch,
    Blank,
    Comma,

    /// <summary>A stop, or a degree sign: of an abbreviation, or the end of a sentence.</summary>
    Dot,
    Hyphen,
    Apostrophe,
    Slash,

    /// <summary>One or two line breaks, with indents, commas and marks of quoted text.</summary>
    Line,
}
