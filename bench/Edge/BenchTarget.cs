using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <summary>What load is sent to.</summary>
/// <param name="process">Its process, when it is ours to watch.</param>
/// <param name="mode">Null where it is no gateway of ours.</param>
internal sealed class BenchTarget(string name, Uri url, ChildProcess? process, RecordMode? mode)
{
    public const string Direct = "direct";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name { get; } = name;

    public Uri Url { get; } = url;

    public ChildProcess? Process { get; } = process;

    public RecordMode? Mode { get; } = mode;

    /// <summary>Calls it has answered in full.</summary>
    public long Calls { get; set; }

    public long Failed { get; set; }

    public string? Failure { get; set; }

    public async Task<GatewayState> StateAsync(CancellationToken cancellation) =>
        JsonSerializer.Deserialize(await Process!.AskAsync("state", cancellation), BenchJson.Default.GatewayState)!;

    /// <summary>Its state once every call is closed and the queue is empty, or as it is when that takes too long.</summary>
    public async Task<GatewayState> SettledAsync(CancellationToken cancellation)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ;)
        {
            var state = await StateAsync(cancellation);
            if (state is { Open: 0, Waiting: 0 } or { Trouble: not null } || Environment.TickCount64 > until) return state;
            await Task.Delay(Pause, cancellation);
        }
    }
}
