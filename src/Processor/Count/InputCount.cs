using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Count;

/// <summary>Tokens of what a model was asked.</summary>
internal static class InputCount
{
    // OpenAI's framing of chats ("How to count tokens with tiktoken"): 3 tokens a message and 1 for its role, 1 for a name.
    private const int PerMessage = 4;
    private const int PerName = 1;
    private const int UsualPriming = 3;

    /// <summary>The count; null when the request has nothing that can be counted (a list of token numbers, a file).</summary>
    public static TextTokens? Of(Interaction interaction, RequestShape shape, TextCounter counter)
    {
        var text = new TextTokens(0, Exact: true);
        var plain = shape.Plain && interaction.Decoding.UndecodedReason?.StartsWith("request_", StringComparison.Ordinal) != true;
        var any = false;
        foreach (var message in interaction.Input)
        {
            foreach (var part in message.Parts)
            {
                plain &= part.Kind == MessagePartKind.Text;
                any |= part.Text.Length > 0;
                text += counter.Count(part.Text);
                if (part.Kind == MessagePartKind.ToolCall && part.Name is { } name) text += counter.Count(name);
            }
        }

        foreach (var definition in shape.Definitions) text += counter.Count(definition);
        if (!any) return null;

        return interaction.Operation is "embeddings" or "text_completion"
            ? Scaled(text, counter.Coding, plain)
            : Framed(interaction, text, shape.Names, counter, plain);
    }

    private static TextTokens Framed(
        Interaction interaction, TextTokens text, IReadOnlyList<string> names, TextCounter counter, bool plain)
    {
        var coding = counter.Coding;
        if (!coding.Own && !coding.Family.Framed) return Scaled(text, coding, plain: false);

        foreach (var name in names) text += counter.Count(name) + new TextTokens(PerName, Exact: true);
        var frame = ((long)PerMessage * interaction.Input.Count) + (coding.Priming ?? UsualPriming);
        var known = coding.Priming is not null && interaction.Input.All(message => IsKnown(message, coding));
        return Scaled(text with { Tokens = text.Tokens + frame }, coding, plain && known);
    }

    // How several parts are joined is not public, nor what a model that reasons is shown of its earlier answers.
    private static bool IsKnown(Message message, ModelCoding coding) => message.Parts.Count == 1
        && (message.Role is MessageRole.System or MessageRole.User || (message.Role == MessageRole.Assistant && !coding.Reasons));

    private static TextTokens Scaled(TextTokens text, ModelCoding coding, bool plain) =>
        new((long)Math.Round(text.Tokens * coding.Family.Input), text.Exact && plain);
}
