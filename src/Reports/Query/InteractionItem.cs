using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Query;

/// <summary>One line of the trail. Unknown figures are null, never 0.</summary>
public sealed record InteractionItem(
    string Id, string Stream, long Index, DateTimeOffset CapturedAt, string? Gateway, long? GatewayNumber, string? System, string? Origin,
    string? Provider, string? Operation, string? ModelRequested, string? ModelAnswered, string? Outcome, string? Reason, long? HttpStatus,
    string? FinishReason, string? ErrorType, bool? Streamed, bool? StreamComplete, bool? Truncated, long? InputTokens, long? CachedInputTokens,
    long? CacheWriteTokens, long? OutputTokens, long? ReasoningTokens, string? CostUsd, string? PriceVersion, string? Unpriced, long? ToolCalls,
    long? DurationMicroseconds, long? FirstByteMicroseconds, string? Redaction, string? DetectorVersion, IReadOnlyDictionary<string, long> Pii,
    string? UserPseudonym, string? Session, string? Purpose, string? UsageSource, string? UsageMethod,
    string? RedactionPolicy, IReadOnlyDictionary<string, long> PiiKept)
{
    internal static InteractionItem Of(InteractionRow row)
    {
        var leaf = row.Leaf;
        var meta = leaf.Meta;
        return new InteractionItem(
            leaf.Id, row.Stream.Value, leaf.Index, leaf.CapturedAt, leaf.Gateway, leaf.GatewayNumber, leaf.System, meta?.Origin, meta?.Provider,
            meta?.Operation, meta?.ModelRequested, meta?.ModelAnswered, meta?.Outcome, meta?.Reason, meta?.HttpStatus, meta?.FinishReason,
            meta?.ErrorType, meta?.Stream, meta?.StreamComplete, meta?.Truncated, meta?.InputTokens, meta?.CachedInputTokens,
            meta?.CacheWriteTokens, meta?.OutputTokens, meta?.ReasoningTokens, meta?.CostUsd, meta?.PriceVersion, meta?.Unpriced,
            meta?.ToolCalls, meta?.DurationMicroseconds, meta?.FirstByteMicroseconds, meta?.Redaction, meta?.DetectorVersion,
            new Dictionary<string, long>(meta?.Pii ?? []), row.UserPseudonym, row.Session, row.Purpose,
            meta?.UsageSource, meta?.UsageMethod, meta?.RedactionPolicy, new Dictionary<string, long>(meta?.PiiKept ?? []));
    }
}
