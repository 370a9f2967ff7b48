namespace AuditPipeline.Pii.Names;

/// <summary>One word of what may be a name.</summary>
/// <param name="Token">Place in the text's tokens.</param>
/// <param name="Kind">What it is in the name.</param>
/// <param name="Bits">What the list knows of it.</param>
/// <param name="Joined">A hyphen or apostrophe, or nothing, stands between it and the piece before.</param>
internal readonly record struct NamePiece(int Token, NamePieceKind Kind, NameBits Bits, bool Joined)
{
    internal bool Has(NameBits any) => (Bits & any) != 0;

    /// <summary>A name by the list and no word of a language.</summary>
    internal bool IsPlainly(NameBits name) => Has(name) && !Has(NameBits.Word | NameBits.Common);
}
