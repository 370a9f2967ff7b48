using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Reads one wire format. Holds no state of an exchange; elements given to it live only during the call.</summary>
internal interface IDialect
{
    /// <summary>Name in the record: <c>openai-chat</c> …</summary>
    string Name { get; }

    /// <summary>From 1; a changed reading gets the next.</summary>
    int Version { get; }

    /// <summary>Reads the request. <paramref name="body"/> is undefined when there was none to read.</summary>
    void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft);

    /// <summary>Reads a whole answer of a status below 400.</summary>
    void ReadAnswer(JsonView body, InteractionDraft draft);

    /// <summary>Reads what the headers of an answer of a status below 400 tell beside its body, which was read before.</summary>
    void ReadHeaders(IReadOnlyList<HeaderField> headers, InteractionDraft draft)
    {
    }

    /// <summary>Reads a whole answer that is no JSON.</summary>
    /// <returns>False when this format has no such answers.</returns>
    bool ReadOther(ReadOnlySpan<byte> body, string? contentType, InteractionDraft draft) => false;

    /// <summary>What this format has as members of an answer and of its usage; whatever else comes is counted.</summary>
    KnownFields Known { get; }

    /// <summary>True where an array of answers is one whole answer; false where it is a stream in another framing.</summary>
    bool AnswersInBatches => false;

    /// <summary>Begins the reading of a streamed answer.</summary>
    IStreamReading BeginStream(InteractionDraft draft);
}
