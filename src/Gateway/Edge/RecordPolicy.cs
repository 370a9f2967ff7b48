namespace AuditPipeline.Gateway.Edge;

/// <summary>What comes first when a call cannot be recorded.</summary>
public enum RecordPolicy
{
    /// <summary>The record: a call is forwarded once its request is durable; one that cannot be recorded is answered 503.</summary>
    Before,

    /// <summary>The call: it is forwarded at once and recorded beside it; what finds no room within the bounds is recorded as lost.</summary>
    Pass,
}
