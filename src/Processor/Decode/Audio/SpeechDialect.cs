using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Audio;

/// <summary>Text to speech: OpenAI's form and those like it, and Deepgram's. The sound is not read.</summary>
internal sealed class SpeechDialect : IDialect
{
    public string Name => "audio-speech";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Audio;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "speech";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.QueryValue("model") ?? target.After("deployments");
        draft.Parameters = new RequestParameters { ResponseFormat = body.Member("response_format"u8).Choice() };
        var input = body.Member("input"u8);
        Prompts.Read(input.IsTold() ? input : body.Member("text"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        TokenUsage.Read(body.Member("usage"u8), draft);
        draft.Ended |= body.Member("type"u8).TextIs("speech.audio.done"u8);
        if (body.Member("audio"u8).IsTold()) draft.Choice(0).Parts.AddMediaOnce("audio");
    }

    public bool ReadOther(ReadOnlySpan<byte> body, string? contentType, InteractionDraft draft)
    {
        draft.Choice(0).Parts.AddMediaOnce(MediaType.Of(contentType?.Split(';')[0].Trim(), "audio"));
        return true;
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
