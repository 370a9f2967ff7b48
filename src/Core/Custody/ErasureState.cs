using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>Where an order to erase stands. Wire names are in snake case.</summary>
[JsonConverter(typeof(WordConverter<ErasureState>))]
public enum ErasureState
{
    /// <summary>Asked for by one role; nothing has happened.</summary>
    Requested = 1,

    /// <summary>Approved by a second role; being carried out, or taken up again after an interruption.</summary>
    Approved = 2,

    /// <summary>Carried out but for what is under legal hold; completed when the holds end.</summary>
    Held = 3,

    /// <summary>Carried out and read back everywhere.</summary>
    Done = 4,

    /// <summary>Taken back before it was approved.</summary>
    Withdrawn = 5,
}
