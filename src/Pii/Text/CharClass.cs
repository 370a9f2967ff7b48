namespace AuditPipeline.Pii.Text;

/// <summary>What a UTF-16 unit is to the tokeniser.</summary>
internal enum CharClass : byte
{
    Other,
    Digit,
    Lower,
    Upper,

    /// <summary>A letter without case of a script that puts spaces between words.</summary>
    Letter,

    /// <summary>A letter of a script without spaces between words: Chinese, Japanese, Korean, Thai.</summary>
    Unspaced,

    /// <summary>Belongs to the letter before it.</summary>
    Mark,
}
