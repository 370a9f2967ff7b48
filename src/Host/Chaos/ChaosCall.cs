namespace AuditPipeline.Host.Chaos;

/// <summary>What a caller knows of one call.</summary>
internal sealed class ChaosCall
{
    /// <summary>Times the request was put on a connection: 0 when the gateway was down, more than 1 when the client sent it again.</summary>
    public int Sent { get; set; }

    /// <summary>The whole request was handed to the connection.</summary>
    public bool SentWhole { get; set; }

    /// <summary><c>x-audit-id</c>; null when no answer began.</summary>
    public string? Id { get; set; }

    public int Status { get; set; }

    /// <summary>Type of the gateway's own error; null when the provider answered.</summary>
    public string? GatewayError { get; set; }

    /// <summary>Bytes of the answer's body that arrived.</summary>
    public long Received { get; set; }

    /// <summary>The answer came to its end.</summary>
    public bool Ended { get; set; }

    /// <summary>It had not ended after a minute, kill or no kill.</summary>
    public bool Hung { get; set; }

    /// <summary>Bytes of the provider's whole answer.</summary>
    public long Planned { get; init; }

    public bool AnswerBegan => Id is not null;

    /// <summary>The gateway itself said that the call is not on record.</summary>
    public bool SaidUnrecorded => GatewayError is "audit_journal_full" or "audit_journal_unavailable" or "audit_too_many_calls";
}
