using System.Text;
using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Events of Nova, handed on to Converse's reading under the names they carry.</summary>
internal sealed class NovaStream(IStreamReading converse) : IStreamReading
{
    private static readonly string[] Names = ["messageStart", "contentBlockStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"];

    public void Read(ReadOnlySpan<byte> eventName, JsonElement data)
    {
        foreach (var name in Names)
        {
            var bytes = Encoding.ASCII.GetBytes(name);
            if (data.Member(bytes) is { ValueKind: JsonValueKind.Object } inner) converse.Read(bytes, inner);
        }

        if (data.Member("message"u8).Text() is not null) converse.Read(eventName, data);
    }

    public bool? End(bool doneMark) => converse.End(doneMark);
}
