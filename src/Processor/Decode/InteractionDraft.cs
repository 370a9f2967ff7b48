using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>An interaction while a dialect reads it. Everything a dialect understood stays, also when a later byte is bad.</summary>
internal sealed class InteractionDraft
{
    /// <summary>More choices than any provider gives; what is beyond is not read.</summary>
    public const int LastChoice = 1023;

    private readonly ChoiceList choices = new();
    private List<Message>? input;
    private List<string>? tools;
    private Dictionary<string, AskedCall>? asked;
    private UnknownList? unknown;
    private VerdictList? verdicts;

    public string Operation { get; set; } = "other";

    public RequestParameters Parameters { get; set; } = RequestParameters.None;

    public string? ModelRequested { get; set; }

    public string? ModelAnswered { get; set; }

    public string? ServiceTier { get; set; }

    public string? ServedRegion { get; set; }

    public string? ServedSpeed { get; set; }

    public VerdictList Verdicts => verdicts ??= new VerdictList();

    public string? ResponseId { get; set; }

    public Usage Usage { get; set; } = Usage.Unknown;

    public ReportedUsage Reported { get; set; } = ReportedUsage.None;

    /// <summary>The answer of a call that only counts tokens.</summary>
    public long? CountedTokens { get; set; }

    public InteractionError? Error { get; set; }

    /// <summary>A streamed answer told its end by a mark of its own.</summary>
    public bool Ended { get; set; }

    /// <summary>What was asked and is not yet answered, by the id of each: of formats with several questions to a request.</summary>
    public Dictionary<string, AskedCall> Asked => asked ??= [];

    /// <summary>Messages that only told progress.</summary>
    public long Notifications { get; set; }

    /// <summary>False for forms of an answer that have no finish reason at all.</summary>
    public bool HasFinishReasons { get; set; } = true;

    public bool HasChoices => choices.Count > 0;

    public ChoiceDraft Choice(int index) => choices.Of(index);

    /// <summary>True when every choice told how it ended, and there is one.</summary>
    public bool EveryChoiceEnded
    {
        get
        {
            for (var at = 0; at < choices.Count; at++)
            {
                if (choices[at].FinishReason is null) return false;
            }

            return choices.Count > 0;
        }
    }

    public void AddInput(MessageRole role, PartList parts)
    {
        if (!parts.IsEmpty) (input ??= []).Add(new Message(role, parts.Build()));
    }

    /// <summary>Adds a turn of one text; nothing for null or empty.</summary>
    public void AddInput(MessageRole role, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;

        var parts = new PartList();
        parts.Add(MessagePartKind.Text, text);
        AddInput(role, parts);
    }

    public void AddUnknown(JsonMember member) => (unknown ??= new UnknownList()).Add(member);

    public void AddTool(string? name)
    {
        if (name is not null) (tools ??= []).Add(name);
    }

    public Interaction Build(Decoding decoding, bool stream, bool? complete)
    {
        List<Message>? output = null;
        string[] reasons = HasFinishReasons && HasChoices ? new string[choices.Count] : [];
        for (var at = 0; at < choices.Count; at++)
        {
            var choice = choices[at];
            if (HasFinishReasons) reasons[at] = choice.FinishReason ?? "";
            if (!choice.Parts.IsEmpty) (output ??= []).Add(new Message(choice.Role, choice.Parts.Build(), choice.Index));
        }

        foreach (var reason in reasons)
        {
            // A provider that tells no more than this still tells it.
            if (NormalFinishReason.Of(reason) == NormalFinishReason.ContentFilter && !Verdicts.HasBlocked)
                Verdicts.Add(reason, null, VerdictAction.Blocked, VerdictPlace.Output);
        }

        return new Interaction
        {
            Decoding = decoding,
            Operation = Operation,
            Parameters = Parameters,
            ModelRequested = ModelRequested,
            ModelAnswered = ModelAnswered,
            ServiceTier = ServiceTier,
            ServedRegion = ServedRegion,
            ServedSpeed = ServedSpeed,
            Verdicts = verdicts?.Build() ?? ProviderVerdicts.None,
            UnknownFields = unknown?.Build() ?? UnknownFields.None,
            ResponseId = ResponseId,
            FinishReasons = reasons,
            Usage = Usage,
            Reported = Reported,
            CountedTokens = CountedTokens,
            Stream = stream,
            StreamComplete = complete,
            Input = input ?? [],
            Output = output ?? [],
            ToolsOffered = tools ?? [],
            Error = Error,
            Notifications = Notifications,
        };
    }
}
