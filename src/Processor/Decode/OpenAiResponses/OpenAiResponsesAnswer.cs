using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiResponses;

/// <summary>Everything of a response object but its output.</summary>
internal static class OpenAiResponsesAnswer
{
    public static void ReadHead(JsonView response, InteractionDraft draft)
    {
        draft.ResponseId = response.Member("id"u8).Word() ?? draft.ResponseId;
        draft.ModelAnswered = response.Member("model"u8).Word() ?? draft.ModelAnswered;
        draft.Error = ErrorReading.OfMember(response) ?? draft.Error;

        draft.ServiceTier = response.Member("service_tier"u8).Choice() ?? draft.ServiceTier;   // a stream begins with the one asked for
        if (draft.Error is not null) Refusal.Read(response, draft);
        AzureFilters.ReadResponse(response.Member("content_filters"u8), draft);
        Moderation.ReadResponse(response.Member("moderation"u8), draft);

        var status = response.Member("status"u8).Word();
        draft.HasFinishReasons = status is not null;   // a compaction has no status
        draft.Choice(0).FinishReason = response.Member("incomplete_details"u8).Member("reason"u8).Word() ?? status;

        var usage = response.Member("usage"u8);
        if (usage.IsObject()) ReadUsage(usage, draft);
    }

    private static void ReadUsage(JsonView usage, InteractionDraft draft)
    {
        var input = usage.Member("input_tokens"u8).Count();
        var output = usage.Member("output_tokens"u8).Count();
        var total = usage.Member("total_tokens"u8).Count();
        var inputDetails = usage.Member("input_tokens_details"u8);
        var outputDetails = usage.Member("output_tokens_details"u8);
        var cached = inputDetails.Member("cached_tokens"u8).Count();
        var cacheWrite = inputDetails.Member("cache_write_tokens"u8).Count();
        var reasoning = outputDetails.Member("reasoning_tokens"u8).Count();
        var audioInput = inputDetails.Member("audio_tokens"u8).Count();
        var audioOutput = outputDetails.Member("audio_tokens"u8).Count();

        draft.Reported = new ReportedUsage(input, output, total, cached, cacheWrite, reasoning, audioInput, audioOutput, ToolUseInput: null);
        draft.Usage = new Usage(input, cached, cacheWrite, output, reasoning, audioInput, audioOutput, ToolUseInput: null)
        {
            ImageInput = inputDetails.Member("image_tokens"u8).Count(),
            ImageOutput = outputDetails.Member("image_tokens"u8).Count(),
        };
    }
}
