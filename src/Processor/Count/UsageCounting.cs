using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Count;

/// <summary>Completes the usage of interactions whose provider did not report it, and says of all where it comes from. Same call, same result;
/// safe for any number of threads.</summary>
public sealed class UsageCounting
{
    private readonly TokenEncodings _encodings;

    public UsageCounting(TokenEncodings encodings)
    {
        ArgumentNullException.ThrowIfNull(encodings);

        _encodings = encodings;
    }

    /// <summary><paramref name="interaction"/> with its usage as far as it is known, its <see cref="Interaction.UsageSource"/> and
    /// <see cref="Interaction.UsageMethod"/>. Only what is missing is counted, and only for calls that reached a model and were not turned
    /// down; what was reported stays as it is, but for the first figure of a stream that broke off: Anthropic begins with one token of output and
    /// tells the rest at the end, so more than that may have passed. Time is linear in the bodies, but for single words above 64 bytes (n log n).</summary>
    public Interaction Complete(Envelope envelope, Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(interaction);

        var usage = interaction.Usage;
        var (needsInput, needsOutput) = Missing(interaction);
        if (!needsInput && !needsOutput && !IsFirstFigure(interaction))
        {
            return interaction with { UsageSource = usage.IsUnknown ? UsageSource.Unknown : UsageSource.Reported };
        }

        if (interaction is { Operation: "embeddings", Reported.Total: { } total })   // all of it is input
        {
            return interaction with { Usage = usage with { Input = total }, UsageSource = UsageSource.Reported };
        }

        return MayBeCounted(envelope, interaction)
            ? Counted(envelope, interaction, needsInput, needsOutput)
            : interaction with { UsageSource = UsageSource.Unknown };
    }

    private Interaction Counted(Envelope envelope, Interaction interaction, bool needsInput, bool needsOutput)
    {
        var shape = RequestShape.Of(envelope.Request);
        var counter = new TextCounter(_encodings, ModelCodings.Of(interaction.ModelAnswered ?? interaction.ModelRequested));
        var (usage, source) = (interaction.Usage, UsageSource.Reported);
        if (needsInput) Take(InputCount.Of(interaction, shape, counter), tokens => usage = usage with { Input = tokens });
        if (needsOutput) Take(OutputCount.Of(envelope, interaction, shape, counter), tokens => usage = usage with { Output = tokens });
        else if (IsFirstFigure(interaction) && OutputCount.Of(envelope, interaction, shape, counter) is { } passed && passed.Tokens > usage.Output)
            Take(passed, tokens => usage = usage with { Output = tokens });
        return interaction with { Usage = usage, UsageSource = source, UsageMethod = usage == interaction.Usage ? null : counter.Method };

        void Take(TextTokens? count, Action<long> put)
        {
            var weaker = count switch { null => UsageSource.Unknown, { Exact: true } => UsageSource.Counted, _ => UsageSource.Estimated };
            if (weaker > source) source = weaker;
            if (count is { } told) put(told.Tokens);
        }
    }

    private static bool IsFirstFigure(Interaction interaction) =>
        interaction is { StreamComplete: false, Usage.Output: not null, Operation: "chat" or "text_completion" }   // Gemini's figures count along
        && interaction.FinishReasons.All(reason => reason.Length == 0);

    // A total that equals the input tells that nothing was said (Gemini leaves the output out then).
    private static (bool Input, bool Output) Missing(Interaction interaction) => interaction.Operation switch
    {
        "chat" or "generate_content" or "text_completion" => (
            interaction.Usage.Input is null,
            interaction.Usage.Output is null && (interaction.Usage.Input is null || interaction.Reported.Total != interaction.Usage.Input)),
        "embeddings" => (interaction.Usage.Input is null, false),
        _ => (false, false),
    };

    private static bool MayBeCounted(Envelope envelope, Interaction interaction)
    {
        if (envelope.Outcome == CaptureOutcome.Refused) return false;
        if (envelope.Response is not { } response) return envelope.Outcome is CaptureOutcome.ClientLeft or CaptureOutcome.Interrupted;
        if (response.Status >= 400) return false;
        if (interaction.Error is not null && interaction.Output.All(message => message.Parts.Count == 0)) return false;

        return interaction.FinishReasons is not ["queued" or "in_progress"];   // its tokens are told when the answer is fetched
    }
}
