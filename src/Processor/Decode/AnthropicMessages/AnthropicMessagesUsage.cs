using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicMessages;

/// <summary>Token counts of Messages. Input is reported without cache reads and writes; the comparable form adds them.</summary>
internal static class AnthropicMessagesUsage
{
    /// <summary>Reads a usage object over what was read before: in a stream the counts of <c>message_start</c> are provisional and those
    /// of <c>message_delta</c> replace them, but only those it names.</summary>
    public static void Read(JsonView usage, InteractionDraft draft)
    {
        if (!usage.IsObject()) return;

        var before = draft.Reported;
        var input = usage.Member("input_tokens"u8).Count() ?? before.Input;
        var output = usage.Member("output_tokens"u8).Count() ?? before.Output;
        var cached = usage.Member("cache_read_input_tokens"u8).Count() ?? before.CachedInput;
        var cacheWrite = usage.Member("cache_creation_input_tokens"u8).Count() ?? before.CacheWrite;
        var reasoning = usage.Member("output_tokens_details"u8).Member("thinking_tokens"u8).Count() ?? before.Reasoning;
        var hour = usage.Member("cache_creation"u8).Member("ephemeral_1h_input_tokens"u8).Count() ?? draft.Usage.CacheWriteOneHour;
        var searches = usage.Member("server_tool_use"u8).Member("web_search_requests"u8).Count() ?? draft.Usage.WebSearches;

        draft.ServiceTier = usage.Member("service_tier"u8).Choice() ?? draft.ServiceTier;
        draft.ServedSpeed = usage.Member("speed"u8).Choice() ?? draft.ServedSpeed;
        if (usage.Member("inference_geo"u8).Choice() is { } geo and not "not_available") draft.ServedRegion = geo;

        draft.Reported = new ReportedUsage(
            input, output, Total: null, cached, cacheWrite, reasoning, AudioInput: null, AudioOutput: null, ToolUseInput: null);
        draft.Usage = new Usage(
            input + (cached ?? 0) + (cacheWrite ?? 0), cached, cacheWrite, output, reasoning, AudioInput: null, AudioOutput: null,
            ToolUseInput: null)
        {
            CacheWriteOneHour = hour,
            WebSearches = searches,
        };
    }
}
