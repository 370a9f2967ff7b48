using System.Text;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Audio;

/// <summary>Speech to text: OpenAI's form and those like it (Groq, Mistral, xAI, Cohere, OpenRouter), and Deepgram's.</summary>
internal sealed class TranscriptionDialect : IDialect
{
    private const int LongestText = 16 << 20;

    public string Name => "audio-transcription";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Audio;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "transcription";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.QueryValue("model") ?? target.After("deployments");
        draft.Parameters = new RequestParameters
        {
            Temperature = body.Member("temperature"u8).FormTemperature(),
            ResponseFormat = body.Member("response_format"u8).Choice(),
        };
        var parts = new PartList();
        if (body.Member("prompt"u8).Text() is { Length: > 0 } prompt) parts.Add(MessagePartKind.Text, prompt);
        parts.Add(MessagePartKind.Media, null, "audio");
        draft.AddInput(MessageRole.User, parts);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        var type = body.Member("type"u8).Text();
        var parts = draft.Choice(0).Parts;
        if (type == "transcript.text.delta")
        {
            parts.Append(MessagePartKind.Text, body.Member("delta"u8));
            return;
        }

        if (type == "transcript.text.segment") return;   // repeated, mended, in the last event

        var told = body.Member("text"u8).Text() ?? Deepgram(body);
        if (told is not null)
        {
            draft.Choice(0).Parts = parts = new PartList();
            parts.Append(MessagePartKind.Text, told);
        }

        draft.Ended |= type == "transcript.text.done";
        draft.ModelAnswered ??= body.Member("model"u8).Word();
        draft.ResponseId ??= body.Member("id"u8).Word() ?? body.Member("request_id"u8).Word()
            ?? body.Member("metadata"u8).Member("request_id"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        var usage = body.Member("usage"u8);
        if (usage.Member("prompt_tokens"u8).IsTold()) OpenAiChatUsage.Read(usage, draft);
        else TokenUsage.Read(usage, draft);
    }

    // response_format text, srt or vtt.
    public bool ReadOther(ReadOnlySpan<byte> body, string? contentType, InteractionDraft draft)
    {
        if (contentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != true || body.Length > LongestText) return false;

        draft.Choice(0).Parts.Append(MessagePartKind.Text, Encoding.UTF8.GetString(body).TrimEnd('\n'));
        return true;
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    private static string? Deepgram(JsonView body)
    {
        StringBuilder? text = null;
        foreach (var channel in body.Member("results"u8).Member("channels"u8).Items())
        {
            foreach (var alternative in channel.Member("alternatives"u8).Items())
            {
                if (text is null) text = new StringBuilder();
                else text.Append('\n');
                text.Append(alternative.Member("transcript"u8).Text());
                break;
            }
        }

        return text?.ToString();
    }
}
