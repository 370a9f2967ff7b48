using System.Text.Json;
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
    void ReadRequest(string method, Target target, JsonElement body, InteractionDraft draft);

    /// <summary>Reads a whole answer of a status below 400.</summary>
    void ReadAnswer(JsonElement body, InteractionDraft draft);

    /// <summary>Begins the reading of a streamed answer.</summary>
    IStreamReading BeginStream(InteractionDraft draft);
}
