using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChat;

/// <summary>Token counts of Cohere: <c>tokens</c> is what the model saw, <c>billed_units</c> what is charged; the second counts where the first
/// is missing.</summary>
internal static class CohereUsage
{
    /// <param name="usage"><c>usage</c> of version 2, <c>meta</c> of version 1.</param>
    public static void Read(JsonView usage, InteractionDraft draft)
    {
        var counts = usage.Member("tokens"u8);
        if (!counts.IsObject()) counts = usage.Member("billed_units"u8);
        var input = counts.Member("input_tokens"u8).Count();
        var output = counts.Member("output_tokens"u8).Count();
        var cached = usage.Member("cached_tokens"u8).Count();
        var reasoning = counts.Member("reasoning_tokens"u8).Count();
        if (input is null && output is null) return;

        draft.Reported = new ReportedUsage(
            input, output, Total: null, cached, CacheWrite: null, reasoning, AudioInput: null, AudioOutput: null, ToolUseInput: null);
        draft.Usage = new Usage(
            input, cached, CacheWrite: null, output, reasoning, AudioInput: null, AudioOutput: null, ToolUseInput: null);
    }
}
