using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Gemini;

/// <summary>generateContent and streamGenerateContent, of the Gemini API and Vertex AI. Clients write names in camel or snake case.</summary>
internal sealed class GeminiDialect : IDialect
{
    public string Name => "gemini";

    public int Version => 1;

    public KnownFields Known => GeminiFields.Generate;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "generate_content";
        draft.ModelRequested = target.After("models", toColon: true) ?? target.After("tunedModels", toColon: true)
            ?? target.After("endpoints", toColon: true) ?? body.Member("model"u8).Word();
        draft.Parameters = GeminiParameters.Of(body);

        var system = new PartList();
        GeminiContent.Read(GeminiContent.Either(body, "systemInstruction"u8, "system_instruction"u8), system);
        draft.AddInput(MessageRole.System, system);

        var contents = body.Member("contents"u8);
        if (contents.IsObject()) ReadTurn(contents, draft);
        foreach (var content in contents.Items()) ReadTurn(content, draft);

        foreach (var tool in body.Member("tools"u8).Items()) ReadTool(tool, draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        foreach (var chunk in body.Items()) GeminiChunk.Read(chunk, draft);
        if (body.IsObject()) GeminiChunk.Read(body, draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new GeminiStream(draft);

    private static void ReadTurn(JsonView content, InteractionDraft draft)
    {
        var parts = new PartList();
        GeminiContent.Read(content, parts);
        var role = content.Member("role"u8).Text() switch
        {
            "model" => MessageRole.Assistant,
            "function" => MessageRole.Tool,
            "system" => MessageRole.System,
            "user" or null => parts.IsOnlyResults ? MessageRole.Tool : MessageRole.User,
            _ => MessageRole.Other,
        };
        draft.AddInput(role, parts);
    }

    private static void ReadTool(JsonView tool, InteractionDraft draft)
    {
        if (!tool.IsObject()) return;

        foreach (var member in tool.Members())
        {
            if (member.Value.IsArray())
            {
                foreach (var function in member.Value.Items()) draft.AddTool(function.Member("name"u8).Word());
            }
            else if (member.Value.IsTold())
            {
                draft.AddTool(member.Name);
            }
        }
    }
}
