using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Gemini;

/// <summary>Reads one GenerateContentResponse: a whole answer, or a chunk of a streamed one.</summary>
internal static class GeminiChunk
{
    public static void Read(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("responseId"u8).Word();
        draft.ModelAnswered ??= body.Member("modelVersion"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        if (body.Member("promptFeedback"u8).Member("blockReason"u8).Word() is { } reason)
        {
            draft.Error ??= new InteractionError(null, "blocked:" + reason, null);   // the prompt was refused, in an answer of status 200
        }

        GeminiSafety.ReadPrompt(body.Member("promptFeedback"u8), draft);
        var position = 0;
        foreach (var candidate in body.Member("candidates"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(candidate.Member("index"u8).Index(InteractionDraft.LastChoice) ?? position);
            position++;
            choice.FinishReason = candidate.Member("finishReason"u8).Word() ?? choice.FinishReason;
            GeminiSafety.ReadRatings(candidate.Member("safetyRatings"u8), VerdictPlace.Output, draft);
            GeminiContent.ReadAnswer(candidate.Member("content"u8), choice.Parts);
        }

        ReadUsage(body.Member("usageMetadata"u8), draft);
    }

    // Every chunk has usage, the last one counts. Candidates are reported without thoughts, prompts without what server tools fed in.
    private static void ReadUsage(JsonView usage, InteractionDraft draft)
    {
        draft.ServiceTier = usage.Member("trafficType"u8).Choice() ?? usage.Member("serviceTier"u8).Choice() ?? draft.ServiceTier;
        var prompt = usage.Member("promptTokenCount"u8).Count();
        var candidates = usage.Member("candidatesTokenCount"u8).Count();
        var thoughts = usage.Member("thoughtsTokenCount"u8).Count();
        var toolUse = usage.Member("toolUsePromptTokenCount"u8).Count();
        var total = usage.Member("totalTokenCount"u8).Count();
        if (prompt is null && candidates is null && thoughts is null && total is null) return;

        var cached = usage.Member("cachedContentTokenCount"u8).Count();
        var inputs = usage.Member("promptTokensDetails"u8);
        var outputs = usage.Member("candidatesTokensDetails"u8);
        var reads = usage.Member("cacheTokensDetails"u8);
        var audioInput = Modality(inputs, "AUDIO"u8);
        var audioOutput = Modality(outputs, "AUDIO"u8);

        draft.Reported = new ReportedUsage(
            prompt, candidates, total, cached, CacheWrite: null, thoughts, audioInput, audioOutput, toolUse);
        draft.Usage = new Usage(
            prompt + (toolUse ?? 0), cached, CacheWrite: null,
            candidates is null && thoughts is null ? null : (candidates ?? 0) + (thoughts ?? 0), thoughts, audioInput, audioOutput, toolUse)
        {
            CachedAudioInput = Modality(reads, "AUDIO"u8),
            CachedImageInput = Modality(reads, "IMAGE"u8),
            ImageInput = Modality(inputs, "IMAGE"u8),
            VideoInput = Modality(inputs, "VIDEO"u8),
            ImageOutput = Modality(outputs, "IMAGE"u8),
        };
    }

    private static long? Modality(JsonView details, ReadOnlySpan<byte> modality)
    {
        foreach (var detail in details.Items())
        {
            if (detail.Member("modality"u8).TextIs(modality)) return detail.Member("tokenCount"u8).Count();
        }

        return null;
    }
}
