using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Events of Nova, handed on to Converse's reading under the names they carry.</summary>
internal sealed class NovaStream(IStreamReading converse) : IStreamReading
{
    private static readonly byte[][] Names =
        ["contentBlockStart"u8.ToArray(), "contentBlockDelta"u8.ToArray(), "messageStop"u8.ToArray(), "metadata"u8.ToArray()];

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        foreach (var name in Names)
        {
            if (data.Member(name) is { ValueKind: JsonValueKind.Object } inner) converse.Read(name, inner);
        }

        if (data.Member("message"u8).Text() is not null) converse.Read(eventName, data);
    }

    public bool? End(bool doneMark) => converse.End(doneMark);
}
