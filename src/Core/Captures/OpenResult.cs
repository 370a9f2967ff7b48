namespace AuditPipeline.Core.Captures;

/// <summary>What became of an opening.</summary>
public sealed record OpenResult
{
    private OpenResult(GatewayNumber? number, string? refusal) => (Number, Refusal) = (number, refusal);

    /// <summary>The call's number: its request is durable. Null when refused.</summary>
    public GatewayNumber? Number { get; }

    /// <summary>Machine word why the journal did not take it (<c>journal_full</c>, <c>journal_unavailable</c>); null when it did.</summary>
    public string? Refusal { get; }

    public static OpenResult Durable(GatewayNumber number) => new(number, null);

    public static OpenResult Refused(string word) => new(null, word);
}
