using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Token counts under the names <c>input_tokens</c> and <c>output_tokens</c>, as OpenAI's newer image and audio formats have them.</summary>
internal static class TokenUsage
{
    public static void Read(JsonView usage, InteractionDraft draft)
    {
        if (!usage.IsObject()) return;

        var details = usage.Member("input_token_details"u8);
        if (!details.IsObject()) details = usage.Member("input_tokens_details"u8);
        var audio = details.Member("audio_tokens"u8).Count();
        var input = usage.Member("input_tokens"u8).Count();
        var output = usage.Member("output_tokens"u8).Count();
        var total = usage.Member("total_tokens"u8).Count();
        if (input is null && output is null && total is null) return;

        draft.ServiceTier = usage.Member("service_tier"u8).Choice() ?? draft.ServiceTier;
        draft.Reported = new ReportedUsage(
            input, output, total, CachedInput: null, CacheWrite: null, Reasoning: null, audio, AudioOutput: null, ToolUseInput: null);
        draft.Usage = new Usage(
            input, CachedInput: null, CacheWrite: null, output, Reasoning: null, audio, AudioOutput: null, ToolUseInput: null)
        {
            ImageInput = details.Member("image_tokens"u8).Count(),
        };
    }
}
