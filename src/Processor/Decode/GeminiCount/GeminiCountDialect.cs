using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Gemini;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiCount;

/// <summary>countTokens of the Gemini API and Vertex AI; uses none.</summary>
internal sealed class GeminiCountDialect : IDialect
{
    private static readonly GeminiDialect Generate = new();

    public string Name => "gemini-count";

    public int Version => 1;

    public KnownFields Known => GeminiFields.Count;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        var wrapped = GeminiContent.Either(body, "generateContentRequest"u8, "generate_content_request"u8);
        Generate.ReadRequest(method, target, wrapped.IsObject() ? wrapped : body, draft);
        draft.Operation = "count_tokens";
        draft.HasFinishReasons = false;
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        draft.CountedTokens = body.Member("totalTokens"u8).Count();
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
