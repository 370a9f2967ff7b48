using AuditPipeline.Processor.Decode.BedrockConverse;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Amazon Nova's own format: Converse's, with the name of a streamed event as its only member.</summary>
internal sealed class NovaDialect : IDialect
{
    private static readonly BedrockConverseDialect Converse = new();

    public string Name => Converse.Name;

    public int Version => Converse.Version;

    public KnownFields Known => BedrockFields.Invoke;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft) =>
        Converse.ReadRequest(method, target, body, draft);

    public void ReadAnswer(JsonView body, InteractionDraft draft) => Converse.ReadAnswer(body, draft);

    public IStreamReading BeginStream(InteractionDraft draft) => new NovaStream(Converse.BeginStream(draft));
}
