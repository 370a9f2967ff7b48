using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>What a plain answer and a chunk of a streamed one have in common.</summary>
internal static class OpenAiChatAnswer
{
    /// <summary>Id, model, usage and error. Azure's first chunk has an empty id and model: empty never replaces.</summary>
    public static void ReadHead(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        draft.ModelAnswered ??= body.Member("model"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        if (draft.Error is not null) Refusal.Read(body, draft);
        AzureFilters.ReadPrompts(body, draft);

        var usage = body.Member("usage"u8);
        if (!usage.IsObject()) usage = body.Member("x_groq"u8).Member("usage"u8);
        draft.ServiceTier = body.Member("service_tier"u8).Choice() ?? usage.Member("service_tier"u8).Choice() ?? draft.ServiceTier;
        if (usage.IsObject()) OpenAiChatUsage.Read(usage, draft);
    }
}
