using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Count;

/// <summary>Tokens of what passed of a model's answer.</summary>
internal static class OutputCount
{
    // Around the name and the arguments of a call: the median over 37 recorded answers of OpenAI's.
    private const int PerToolCall = 8;

    /// <summary>The count. It is exact for an answer in plain text that was cut off, by its limit or on its way: what ends an answer is
    /// counted by some of OpenAI's engines and not by others, so a finished chat may be off by one.</summary>
    public static TextTokens Of(Envelope envelope, Interaction interaction, RequestShape shape, TextCounter counter)
    {
        var text = new TextTokens(0, Exact: true);
        var plain = !counter.Coding.Reasons;
        foreach (var message in interaction.Output)
        {
            foreach (var part in message.Parts)
            {
                plain &= part.Kind == MessagePartKind.Text;
                text += counter.Count(part.Text);
                if (part.Kind == MessagePartKind.ToolCall)
                    text += counter.Count(part.Name ?? "") + new TextTokens(PerToolCall, Exact: false);
            }
        }

        var cut = interaction.Operation == "text_completion" || EndIsKnown(interaction);
        var exact = text.Exact && plain && shape.Plain && cut && IsWhole(envelope, interaction);
        return new TextTokens((long)Math.Round(text.Tokens * counter.Coding.Family.Output) + Ends(interaction), exact);
    }

    private static bool EndIsKnown(Interaction interaction) => interaction.FinishReasons.Count == 0
        ? interaction.Stream   // a plain answer without a reason was cut inside its text
        : interaction.FinishReasons.All(reason => reason is "length" or "max_output_tokens" || (reason.Length == 0 && interaction.Stream));

    // All that passed was kept and read.
    private static bool IsWhole(Envelope envelope, Interaction interaction) => envelope.Response is not { Truncated: true }
        && (interaction.Decoding.UndecodedReason is null || (interaction.Stream && interaction.Decoding.UndecodedReason == "truncated"));

    // Of the Responses API: of 25 recorded plain answers that were finished all have at least one token more than their text, 16 just one.
    private static int Ends(Interaction interaction) =>
        interaction.Decoding.Dialect == "openai-responses" && interaction.FinishReasons is ["completed"] ? 1 : 0;
}
