namespace AuditPipeline.Core.Controls;

public enum AttestedState
{
    Valid = 1,
    Missing = 2,
    Expired = 3,

    /// <summary>Owner, date, document hash or expiry is absent or malformed.</summary>
    Incomplete = 4,

    /// <summary>Signed after the last day of the period.</summary>
    Later = 5,
}
