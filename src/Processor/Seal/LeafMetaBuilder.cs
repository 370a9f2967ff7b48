using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Seal;

/// <summary>What of a record may stand in the leaf for ever: words of a closed alphabet and counts (<see cref="PlainWord"/>).</summary>
internal static class LeafMetaBuilder
{
    private const string NotAWord = "not_a_plain_word";

    public static LeafMeta Of(Envelope envelope, RedactedInteraction interaction, TokenCost cost) => new()
    {
        Origin = envelope.Origin.Source,
        Tenant = envelope.Tenant,
        Provider = envelope.Provider,
        Dialect = interaction.Decoding.Dialect,
        DialectVersion = interaction.Decoding.Dialect is null ? null : interaction.Decoding.Version,
        Undecoded = interaction.Decoding.UndecodedReason,
        Operation = interaction.Operation,
        ModelRequested = Plain(interaction.ModelRequested),
        ModelAnswered = Plain(interaction.ModelAnswered),
        Outcome = envelope.Outcome.Word(),
        Reason = envelope.Reason,
        HttpStatus = envelope.Response?.Status,
        FinishReason = interaction.FinishReasons.Count == 0 ? null : Plain(interaction.FinishReasons[0]),
        ErrorType = Plain(interaction.ErrorType),
        ServiceTier = Plain(interaction.ServiceTier),
        Stream = interaction.Stream,
        StreamComplete = interaction.StreamComplete,
        Truncated = envelope.Request.Truncated || envelope.Response is { Truncated: true },
        InputTokens = interaction.Usage.Input,
        CachedInputTokens = interaction.Usage.CachedInput,
        CacheWriteTokens = interaction.Usage.CacheWrite,
        OutputTokens = interaction.Usage.Output,
        ReasoningTokens = interaction.Usage.Reasoning,
        UsageDetails = UsageDetails.Of(interaction.Usage),
        UsageSource = interaction.UsageSource.Word(),
        UsageMethod = interaction.UsageMethod,
        CostUsd = cost.Usd?.ToString(CultureInfo.InvariantCulture),
        ChargedUnits = [.. cost.Parts.Select(part => KeyValuePair.Create(part.Unit.PriceKey, part.Count))],
        CostParts = [.. cost.Parts.Select(part => KeyValuePair.Create(part.Unit.PriceKey, part.Usd.ToString(CultureInfo.InvariantCulture)))],
        PriceTier = Plain(cost.Tier),
        PriceVersion = cost.PriceVersion,
        Unpriced = cost.Unpriced,
        ToolCalls = interaction.Output.Sum(m => (long)m.Parts.Count(p => p.Kind == MessagePartKind.ToolCall)),
        DurationMicroseconds = Microseconds(envelope.Duration),
        FirstByteMicroseconds = envelope.FirstByteAfter is { } first ? Microseconds(first) : null,
        RequestBytes = envelope.Request.WireBytes,
        ResponseBytes = envelope.Response?.WireBytes,
        Redaction = interaction.Report.Status.Word(),
        DetectorVersion = interaction.Report.DetectorVersion,
        RedactionPolicy = interaction.Report.PolicyVersion,
        Pii = Ordered(interaction.Report.Counts),
        PiiKept = Ordered(interaction.Report.Kept),
    };

    public static LeafMeta Of(CaptureLoss loss) => new()
    {
        Origin = EnvelopeOrigin.Gateway,
        Tenant = loss.Tenant,
        Provider = loss.Provider,
        Reason = loss.Cause.Word(),
        Lost = loss.Count,
        LostFrom = loss.From,
        LostTo = loss.To < loss.From ? loss.From : loss.To,   // a clock that was set back between them
    };

    /// <summary>A heartbeat that has more open numbers than the leaf has room for names the first ones.</summary>
    public static LeafMeta Of(Heartbeat heartbeat)
    {
        var open = NumberRanges.Write(heartbeat.Open, out var named);
        return new LeafMeta { Open = Math.Max(heartbeat.OpenCount, named), OpenNumbers = open, OpenCut = named < heartbeat.OpenCount ? true : null };
    }

    private static List<KeyValuePair<string, long>> Ordered(IReadOnlyDictionary<string, int> counts) =>
        [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Key, (long)c.Value))];

    private static string? Plain(string? word) => word is null || PlainWord.Is(word) ? word : NotAWord;

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
