namespace AuditPipeline.Core.Custody;

/// <summary>An order to erase what a person said, or single records (GDPR Art. 17; seal page, section 3). It names a person by pseudonym only.</summary>
public sealed record ErasureOrder
{
    /// <summary>Most records of one order.</summary>
    public const int MostRecords = 1_000;

    /// <summary><c>e-</c> and 16 hex digits.</summary>
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Pseudonym of the person, 32 hex digits; null when single records are meant.</summary>
    public string? Subject { get; init; }

    /// <summary>Ids of single records; empty when a person is meant.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>Ground of law: <c>GDPR-17</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>The requester's own reference, without personal data; null without one.</summary>
    public string? Reference { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Day by which the person must have an answer (GDPR Art. 12(3): one month).</summary>
    public required DateTimeOffset DueAt { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public ErasureState State { get; init; } = ErasureState.Requested;

    /// <summary>Key of the person, kept before it is destroyed: a run that is interrupted behind the destruction goes on by it.</summary>
    public string? KekId { get; init; }

    /// <summary>The key was destroyed, and this is the statement of it in the anchor log.</summary>
    public long? KeyStatement { get; init; }

    /// <summary>Last index of the statements that name single records.</summary>
    public long? RecordStatement { get; init; }

    /// <summary>What was there when it was approved.</summary>
    public ErasureExtent? Before { get; init; }

    /// <summary>When rows were removed from the store last: its files that are older and replaced may hold them, and must go from disk.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>What was found at the last look; null before the first.</summary>
    public ErasureReport? Report { get; init; }

    /// <summary>Whether its keys were destroyed: what is read back or brought back by a backup must go again.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsExecuted => State is ErasureState.Held or ErasureState.Done;
}
