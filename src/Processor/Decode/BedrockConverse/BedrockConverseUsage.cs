using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockConverse;

/// <summary>Token counts of Converse and of Nova: what is read from and written to a cache stands beside the input.</summary>
internal static class BedrockConverseUsage
{
    public static void Read(JsonView usage, InteractionDraft draft)
    {
        if (!usage.IsObject()) return;

        Set(
            usage.Member("inputTokens"u8).Count(), usage.Member("outputTokens"u8).Count(), usage.Member("totalTokens"u8).Count(),
            usage.Member("cacheReadInputTokens"u8).Count() ?? usage.Member("cacheReadInputTokenCount"u8).Count(),
            usage.Member("cacheWriteInputTokens"u8).Count() ?? usage.Member("cacheWriteInputTokenCount"u8).Count(), draft);
    }

    public static void Set(long? input, long? output, long? total, long? cached, long? cacheWrite, InteractionDraft draft)
    {
        draft.Reported = new ReportedUsage(
            input, output, total, cached, cacheWrite, Reasoning: null, AudioInput: null, AudioOutput: null, ToolUseInput: null);
        draft.Usage = new Usage(
            input + (cached ?? 0) + (cacheWrite ?? 0), cached, cacheWrite, output, Reasoning: null, AudioInput: null, AudioOutput: null,
            ToolUseInput: null);
    }
}
