using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiInteractions;

/// <summary>The Interactions API of Gemini: steps instead of candidates, and agents beside models.</summary>
internal sealed class GeminiInteractionsDialect : IDialect
{
    public string Name => "gemini-interactions";

    public int Version => 1;

    public KnownFields Known => GeminiFields.Interactions;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = method == "GET" ? "retrieve" : "chat";
        draft.ModelRequested = body.Member("model"u8).Word() ?? body.Member("agent"u8).Word();
        draft.Parameters = GeminiInteractionsParameters.Of(body);
        draft.AddInput(MessageRole.System, body.Member("system_instruction"u8).Text());
        var input = body.Member("input"u8);
        var parts = new PartList();
        if (input.Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
        foreach (var item in input.Items())
        {
            if (item.Member("role"u8).IsTold() || item.Member("type"u8).Text() is "user_input" or "model_output") ReadTurn(item, draft);
            else GeminiInteractionsContent.Read(item, parts);
        }

        draft.AddInput(MessageRole.User, parts);
        foreach (var tool in body.Member("tools"u8).Items()) draft.AddTool(tool.Member("name"u8).Word() ?? tool.Member("type"u8).Word());
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        ReadHead(body, draft);
        var parts = draft.Choice(0).Parts;
        foreach (var step in body.Member("steps"u8).Items()) GeminiInteractionsContent.ReadStep(step, parts);
        foreach (var output in body.Member("outputs"u8).Items()) GeminiInteractionsContent.Read(output, parts);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new GeminiInteractionsStream(this, draft);

    /// <summary>Id, model, status and usage of an interaction.</summary>
    public static void ReadHead(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        draft.ModelAnswered ??= body.Member("model"u8).Word() ?? body.Member("agent"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        draft.Choice(0).FinishReason = body.Member("status"u8).Word() ?? draft.Choice(0).FinishReason;
        draft.ServiceTier = body.Member("service_tier"u8).Choice() ?? draft.ServiceTier;
        ReadUsage(body.Member("usage"u8), draft);
    }

    private static void ReadTurn(JsonView turn, InteractionDraft draft)
    {
        var parts = new PartList();
        var content = turn.Member("content"u8);
        if (content.Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
        foreach (var item in content.Items()) GeminiInteractionsContent.Read(item, parts);
        var told = turn.Member("role"u8).Text() ?? turn.Member("type"u8).Text();
        draft.AddInput(told is "model" or "assistant" or "model_output" ? MessageRole.Assistant : MessageRole.User, parts);
    }

    private static void ReadUsage(JsonView usage, InteractionDraft draft)
    {
        if (!usage.IsObject()) return;

        var input = usage.Member("total_input_tokens"u8).Count();
        var output = usage.Member("total_output_tokens"u8).Count();
        var cached = usage.Member("total_cached_tokens"u8).Count();
        var thoughts = usage.Member("total_thought_tokens"u8).Count();
        var toolUse = usage.Member("total_tool_use_tokens"u8).Count();
        draft.Reported = new ReportedUsage(
            input, output, usage.Member("total_tokens"u8).Count(), cached, CacheWrite: null, thoughts, AudioInput: null, AudioOutput: null, toolUse);
        draft.Usage = new Usage(
            input + (toolUse ?? 0), cached, CacheWrite: null, output is null && thoughts is null ? null : (output ?? 0) + (thoughts ?? 0), thoughts,
            AudioInput: null, AudioOutput: null, toolUse);
    }
}
