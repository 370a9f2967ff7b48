namespace AuditPipeline.Core.Controls;

/// <summary>A reason free of language.</summary>
public sealed record Reason(ReasonCode Code, IReadOnlyList<string> Arguments)
{
    public Reason(ReasonCode code, params string[] arguments)
        : this(code, (IReadOnlyList<string>)arguments)
    {
    }
}
