namespace AuditPipeline.Core.Custody;

/// <summary>The tables whose rows belong to a record row.</summary>
public enum CustodyTable
{
    /// <summary>Readable parts with their salts.</summary>
    Content = 0,

    /// <summary>Encrypted parts.</summary>
    Payloads = 1,

    /// <summary>Wrapped data keys of the parts.</summary>
    Keys = 2,
}
