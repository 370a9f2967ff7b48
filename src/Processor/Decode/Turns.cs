using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Reads turns of formats in which the results of tools travel in the user's turn (Anthropic, Bedrock).</summary>
internal static class Turns
{
    /// <summary>Adds the turn; results of tools in it become turns of their own, in the order they stand in.</summary>
    public static void Read(
        JsonView message, Func<JsonView, bool> isResult, Action<JsonView, PartList> readContent, Action<JsonView, PartList> readBlock,
        InteractionDraft draft)
    {
        var role = message.Member("role"u8).Text() switch
        {
            "assistant" => MessageRole.Assistant,
            "system" => MessageRole.System,
            "user" or null => MessageRole.User,
            _ => MessageRole.Other,
        };
        var content = message.Member("content"u8);
        var parts = new PartList();
        if (role == MessageRole.Assistant || !content.IsArray())
        {
            readContent(content, parts);
            draft.AddInput(role, parts);
            return;
        }

        var results = false;
        foreach (var block in content.Items())
        {
            var result = isResult(block);
            if (result != results && !parts.IsEmpty)
            {
                draft.AddInput(results ? MessageRole.Tool : role, parts);
                parts = new PartList();
            }

            results = result;
            readBlock(block, parts);
        }

        draft.AddInput(results ? MessageRole.Tool : role, parts);
    }
}
