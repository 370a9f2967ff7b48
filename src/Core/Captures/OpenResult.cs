namespace AuditPipeline.Core.Captures;

/// <summary>What became of an opening.</summary>
public sealed record OpenResult
{
    /// <summary>The journal is at its bound.</summary>
    public const string Full = "journal_full";

    /// <summary>The journal cannot write.</summary>
    public const string Unavailable = "journal_unavailable";

    private OpenResult(GatewayNumber? number, string? refusal) => (Number, Refusal) = (number, refusal);

    /// <summary>The call's number: its request is durable. Null when refused.</summary>
    public GatewayNumber? Number { get; }

    /// <summary>Machine word why the journal did not take it (<see cref="Full"/>, <see cref="Unavailable"/>); null when it did.</summary>
    public string? Refusal { get; }

    public static OpenResult Durable(GatewayNumber number) => new(number, null);

    public static OpenResult Refused(string word) => new(null, word);
}
