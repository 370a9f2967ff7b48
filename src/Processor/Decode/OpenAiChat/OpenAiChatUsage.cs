using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>Token counts of chat completions, under the names its relatives use.</summary>
internal static class OpenAiChatUsage
{
    /// <summary>Reads a usage object; the last one of an answer counts (Perplexity repeats it in every chunk).</summary>
    public static void Read(JsonView usage, InteractionDraft draft)
    {
        var inputDetails = Details(usage, "prompt_tokens_details"u8, "prompt_token_details"u8);
        var outputDetails = Details(usage, "completion_tokens_details"u8, "completion_token_details"u8);
        var input = usage.Member("prompt_tokens"u8).Count();
        var output = usage.Member("completion_tokens"u8).Count();
        var total = usage.Member("total_tokens"u8).Count();
        var cached = inputDetails.Member("cached_tokens"u8).Count() ?? usage.Member("num_cached_tokens"u8).Count()
            ?? usage.Member("cached_tokens"u8).Count() ?? usage.Member("prompt_cache_hit_tokens"u8).Count()
            ?? usage.Member("cache_read_input_tokens"u8).Count();
        var cacheWrite = inputDetails.Member("cache_write_tokens"u8).Count() ?? usage.Member("cache_creation_input_tokens"u8).Count();
        var reasoning = outputDetails.Member("reasoning_tokens"u8).Count() ?? usage.Member("reasoning_tokens"u8).Count();
        var audioInput = inputDetails.Member("audio_tokens"u8).Count();
        var audioOutput = outputDetails.Member("audio_tokens"u8).Count();

        draft.Reported = new ReportedUsage(input, output, total, cached, cacheWrite, reasoning, audioInput, audioOutput, ToolUseInput: null);

        // A total above its parts hides something: audio that Mistral leaves out of the prompt, or thoughts that Gemini's compatible API
        // and xAI leave out of the completion.
        var inputAll = input;
        var outputAll = output;
        if (total > input + output)
        {
            if (audioInput > 0 && total == input + output + audioInput) inputAll = input + audioInput;
            else outputAll = total - input;
        }

        draft.Usage = new Usage(inputAll, cached, cacheWrite, outputAll, reasoning, audioInput, audioOutput, ToolUseInput: null)
        {
            ImageInput = inputDetails.Member("image_tokens"u8).Count(),
            VideoInput = inputDetails.Member("video_tokens"u8).Count(),
            ImageOutput = outputDetails.Member("image_tokens"u8).Count(),
        };
    }

    private static JsonView Details(JsonView usage, ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherName)
    {
        var details = usage.Member(name);
        return details.IsObject() ? details : usage.Member(otherName);
    }
}
