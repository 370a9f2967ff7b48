namespace AuditPipeline.Pii.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind : byte
{
    /// <summary>Letters and their marks.</summary>
    Word,

    /// <summary>ASCII digits.</summary>
    Number,
}
