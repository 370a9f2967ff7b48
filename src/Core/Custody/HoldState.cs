using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>Where a legal hold stands. Each change takes two roles; until the second has agreed, the side that keeps records wins.</summary>
[JsonConverter(typeof(WordConverter<HoldState>))]
public enum HoldState
{
    /// <summary>Asked for by one role; holds already.</summary>
    Requested = 1,

    /// <summary>Agreed by a second role; holds.</summary>
    Placed = 2,

    /// <summary>One role asks for its end; still holds.</summary>
    ReleaseRequested = 3,

    /// <summary>Ended by two roles.</summary>
    Released = 4,

    /// <summary>Taken back, or refused by the second role, before it was agreed.</summary>
    Withdrawn = 5,
}
