namespace AuditPipeline.Core.Sealing;

/// <summary>What enters the log for one record (seal page, section 2). Its canonical bytes are stored verbatim and are what is hashed;
/// the record table's columns are read back from them.</summary>
public sealed record Leaf
{
    /// <summary><see cref="LeafType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Origin of the stream's log.</summary>
    public required string Stream { get; init; }

    /// <summary>Index in that log, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>Record id: 36 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Gateway instance; null for leaves the sealer makes itself.</summary>
    public string? Gateway { get; init; }

    /// <summary>Number of that instance: 1, 2, 3 …</summary>
    public long? GatewayNumber { get; init; }

    /// <summary>AI system; null when the caller named none.</summary>
    public string? System { get; init; }

    /// <summary>Number of this record within that system in this stream, given by the sealer.</summary>
    public long? SystemNumber { get; init; }

    /// <summary>Capture time, UTC, microseconds.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    public LeafMeta? Meta { get; init; }

    /// <summary>By part name, ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, PartCommitment>> Parts { get; init; } = [];

    /// <summary>Only in <c>tally</c>: system → last number.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? Counts { get; init; }
}
