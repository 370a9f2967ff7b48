using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Anchoring;

/// <summary>Gives tokens that nobody could check; what is checked is not this room's.</summary>
internal sealed class MemoryAuthority(TimeProvider time) : ITimestampAuthority
{
    public Uri Url { get; } = new("http://tsa.example/");

    public string RootsPem => "root";

    public List<string> Stamped { get; } = [];

    public string? Trouble { get; set; }

    /// <summary>Its clock minus ours.</summary>
    public TimeSpan ClockOff { get; set; }

    public ValueTask<AnchorToken> StampAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        if (Trouble is { } word) throw new AnchorFaultException(word, "scripted");
        Stamped.Add(Encoding.UTF8.GetString(data.Span));
        return new(new AnchorToken(Encoding.UTF8.GetBytes($"token over {Stamped[^1]}"), time.GetUtcNow() + ClockOff));
    }
}
