namespace AuditPipeline.Core.Custody;

/// <summary>Keeps records from erasure and expiry until it is released. All conditions given must hold for a record; at least one is given.</summary>
public sealed record LegalHold
{
    /// <summary>Most records that one hold names.</summary>
    public const int MostRecords = 1_000;

    /// <summary><c>h-</c> and 16 hex digits.</summary>
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Why, in the words of who placed it; without personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>AI system; null: any.</summary>
    public string? System { get; init; }

    /// <summary>Pseudonym of a person, 32 hex digits; null: any.</summary>
    public string? Subject { get; init; }

    /// <summary>Captured at or after; null: since ever.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Captured before; null: for ever.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Single records; empty: any.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    public HoldState State { get; init; } = HoldState.Requested;

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public string? PlacedBy { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    public string? ReleaseRequestedBy { get; init; }

    public string? ReleasedBy { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>It keeps records now.</summary>
    [global::System.Text.Json.Serialization.JsonIgnore]
    public bool IsActive => State is HoldState.Requested or HoldState.Placed or HoldState.ReleaseRequested;

    /// <summary>It means nothing in particular.</summary>
    [global::System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => System is null && Subject is null && From is null && To is null && Records.Count == 0;
}
