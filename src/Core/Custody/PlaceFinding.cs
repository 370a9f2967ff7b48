using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>What was found at a place. Wire names are in snake case.</summary>
[JsonConverter(typeof(WordConverter<PlaceFinding>))]
public enum PlaceFinding
{
    /// <summary>Nothing is there.</summary>
    Gone = 1,

    /// <summary>Bytes may be there, but no key opens them.</summary>
    Unreadable = 2,

    /// <summary>A copy may live until a date.</summary>
    Expires = 3,

    /// <summary>Something readable is still there.</summary>
    Remains = 4,

    /// <summary>Such a copy may exist, and nothing here ends it.</summary>
    Unbounded = 5,

    /// <summary>Kept for records under legal hold.</summary>
    Kept = 6,
}
