using System.Collections.Frozen;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>Turns an interaction into one that may be stored and shown. Every text that a caller or provider wrote goes through the
/// detectors; what they could not look at is replaced as a whole and reported, so it never looks clean. Pure and thread-safe.</summary>
public sealed class Redactor
{
    private readonly IReadOnlyList<IDetector> detectors;
    private readonly FrozenDictionary<RedactionPolicy, PolicyScanner> scanners;
    private readonly RedactionPolicies policies;
    private readonly string detectorVersion;

    /// <param name="detectors">At least one.</param>
    /// <param name="detectorVersion">Version of engine and rules together; a plain word.</param>
    /// <param name="policies">Null: every value is replaced by its kind.</param>
    public Redactor(IEnumerable<IDetector> detectors, string detectorVersion, RedactionPolicies? policies = null)
    {
        if (!PlainWord.Is(detectorVersion)) throw new ArgumentException("The version must be a plain word.", nameof(detectorVersion));
        this.policies = policies ?? new RedactionPolicies(RedactionPolicy.ReplaceAll);
        this.detectorVersion = detectorVersion;
        this.detectors = [.. detectors];
        scanners = this.policies.All.Distinct().ToFrozenDictionary(policy => policy, policy => new PolicyScanner(this.detectors, policy));
    }

    /// <summary>The distinct texts of an interaction as the detectors will see them, for a detector that has to be asked beforehand. Model
    /// names and such words are not among them.</summary>
    public IReadOnlyList<string> TextsOf(Envelope envelope, Interaction interaction)
    {
        var collector = new TextCollector();
        var words = new TextRedactor(new TextScanner([new TextCollector()]));
        Redact(envelope, interaction, new byte[16], new RedactionTally(new TextRedactor(new TextScanner([collector])), words));
        return collector.Texts;
    }

    /// <param name="external">What a detector elsewhere said of <see cref="TextsOf"/>; what it did not answer makes the record partly
    /// scanned. Null when there is none.</param>
    /// <param name="pseudonymKey">Key of the deployment, at least 16 bytes: the user becomes the first 16 bytes of HMAC-SHA256 (RFC 2104)
    /// over its UTF-8 form; tokens are made with it too.</param>
    public RedactedInteraction Redact(
        Envelope envelope, Interaction interaction, ReadOnlyMemory<byte> pseudonymKey, ExternalFindings? external = null)
    {
        if (pseudonymKey.Length < 16) throw new ArgumentException("The pseudonym key is shorter than 16 bytes.", nameof(pseudonymKey));

        var policy = policies.For(envelope.Caller.System);
        var substitutes = new Substitutes(policy, ScopeOf(envelope, pseudonymKey));
        var own = new TextRedactor(scanners[policy], substitutes);
        if (external is null) return Redact(envelope, interaction, pseudonymKey, new RedactionTally(own, own));

        var tally = new RedactionTally(new TextRedactor(new PolicyScanner([.. detectors, external], policy), substitutes), own);
        foreach (var word in external.NotScanned) tally.NotAnswered(word);
        return Redact(envelope, interaction, pseudonymKey, tally);
    }

    private RedactedInteraction Redact(Envelope envelope, Interaction interaction, ReadOnlyMemory<byte> pseudonymKey, RedactionTally tally)
    {
        if (!interaction.Decoding.IsDecoded) tally.Undecoded();

        // Numbers of pseudonyms go by first appearance: the session, which is the same in all its turns, then the conversation, which each turn
        // repeats, and last what differs from turn to turn.
        var session = tally.Identifier(envelope.Caller.Session);
        List<RedactedMessage> input = [.. interaction.Input.Select((m, i) => Redact(m, "input", i, tally))];
        List<RedactedMessage> output = [.. interaction.Output.Select((m, i) => Redact(m, "output", i, tally))];
        tally.Leave();
        var caller = envelope.Caller;
        return new RedactedInteraction
        {
            Id = envelope.Id,
            Decoding = interaction.Decoding,
            Operation = interaction.Operation,
            ModelRequested = tally.Word(interaction.ModelRequested),
            ModelAnswered = tally.Word(interaction.ModelAnswered),
            ResponseId = tally.Identifier(interaction.ResponseId),
            FinishReasons = [.. interaction.FinishReasons.Select(r => r.Length == 0 ? "" : tally.Word(r)!)],
            FinishReasonsNormal = [.. interaction.FinishReasons.Select(r => NormalFinishReason.Of(r) ?? "")],
            Parameters = RedactionOfFacts.Of(interaction.Parameters, tally),
            ServiceTier = tally.Word(interaction.ServiceTier),
            ServedRegion = tally.Word(interaction.ServedRegion),
            ServedSpeed = tally.Word(interaction.ServedSpeed),
            Verdicts = RedactionOfFacts.Of(interaction.Verdicts, tally),
            UnknownFields = RedactionOfFacts.Of(interaction.UnknownFields, tally),
            Notifications = interaction.Notifications,
            Usage = interaction.Usage,
            UsageSource = interaction.UsageSource,
            UsageMethod = interaction.UsageMethod,
            Stream = interaction.Stream,
            StreamComplete = interaction.StreamComplete,
            Input = input,
            Output = output,
            ToolsOffered = [.. interaction.ToolsOffered.Select(tally.Text)],
            ErrorType = tally.Word(interaction.Error?.Type),
            ErrorCode = tally.Optional(interaction.Error?.Code),
            ErrorMessage = tally.Optional(interaction.Error?.Message),
            Target = tally.Path(RequestTarget.MethodAndPath(envelope.Request)),
            UserPseudonym = caller.User is null ? null : Pseudonym.Of(pseudonymKey.Span, caller.User),
            Session = session,
            Purpose = tally.Optional(caller.Purpose),
            Tags = [.. caller.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Redact(t, tally))],
            Report = tally.Report(interaction.Decoding.Dialect is not null, detectorVersion, policies.For(caller.System).Version),
        };
    }

    private static RedactionScope ScopeOf(Envelope envelope, ReadOnlyMemory<byte> key) => new(
        key, envelope.Tenant, envelope.Caller.Session is { } session ? $"session {session}" : $"interaction {envelope.Id}");

    /// <summary>A tag is looked at as one text, so that its key is the context of its value: <c>password</c>, <c>bsn</c>.</summary>
    private static KeyValuePair<RedactedText, RedactedText> Redact(KeyValuePair<string, string> tag, RedactionTally tally)
    {
        var seen = tally.Together([tag.Key, ": ", tag.Value]);
        return new(seen[0], seen[2]);
    }

    private static RedactedMessage Redact(Message message, string side, int place, RedactionTally tally)
    {
        var parts = new List<RedactedPart>(message.Parts.Count);
        for (var i = 0; i < message.Parts.Count;)
        {
            // Neighbours of one kind read as one text to whoever sees them.
            var last = i + 1;
            while (IsProse(message.Parts[i].Kind) && last < message.Parts.Count && message.Parts[last].Kind == message.Parts[i].Kind) last++;
            tally.Enter(side, place, i);
            var contents = last == i + 1
                ? [Content(message.Parts[i], tally)]
                : tally.Together([.. message.Parts.Skip(i).Take(last - i).Select(p => p.Text)]);
            for (var k = i; k < last; k++)
            {
                var part = message.Parts[k];
                tally.Enter(side, place, k);
                parts.Add(new RedactedPart(part.Kind, contents[k - i], tally.Optional(part.Name), tally.Identifier(part.CallId)));
            }

            i = last;
        }

        return new RedactedMessage(message.Role, parts, message.Choice);
    }

    private static RedactedText Content(MessagePart part, RedactionTally tally)
    {
        if (part.Kind == MessagePartKind.Media) tally.NotLookedAt($"media:{MediaType(part.Name)}");
        return part.Kind is MessagePartKind.ToolCall or MessagePartKind.ServerToolCall or MessagePartKind.ToolResult
            ? tally.Arguments(part.Text)
            : tally.Text(part.Text);
    }

    private static bool IsProse(MessagePartKind kind) =>
        kind is MessagePartKind.Text or MessagePartKind.Reasoning or MessagePartKind.Refusal;

    /// <summary>Only words of a closed set, because they stand in a report: <c>image</c> of <c>image/png</c>.</summary>
    private static string MediaType(string? name) => name?.Split('/')[0].ToLowerInvariant() switch
    {
        "image" => "image",
        "audio" => "audio",
        "video" => "video",
        "file" or "document" or "application" or "text" => "file",
        _ => "other",
    };
}
