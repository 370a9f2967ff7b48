namespace AuditPipeline.Pii.Text;

/// <summary>How a word is written.</summary>
public enum LetterCase : byte
{
    /// <summary>No letter of it has a case, or it is a number.</summary>
    None,

    /// <summary><c>word</c>.</summary>
    Lower,

    /// <summary><c>Word</c>, and a single capital.</summary>
    Capitalised,

    /// <summary><c>WORD</c>, two capitals or more.</summary>
    Upper,
}
