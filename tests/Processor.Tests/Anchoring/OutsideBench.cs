using System.Globalization;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Anchoring;
using AuditPipeline.Processor.Custody;
using AuditPipeline.Processor.Tests.Seal;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Processor.Tests.Anchoring;

/// <summary>An anchor log in memory, and those outside.</summary>
internal sealed class OutsideBench
{
    public static readonly LogLayout Layout = new("audit.test/outside");
    public static readonly VerifierKey LogKey = new(Layout.AnchorOrigin, NoteKeyType.Ed25519, new MemorySigner().PublicKey);

    private readonly MemoryFence _fence = new();

    public OutsideBench() => Witness = new MemoryWitness("w.example", LogKey, Clock);

    public SetClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public MemoryLogStorage Logs { get; private init; } = new();

    public MemoryWitness Witness { get; init; }

    public OperatorLog Statements => new(Layout, Logs, new MemorySigner(), _fence);

    public SignedNote Newest => SignedNote.Parse(Logs["anchor/checkpoint"]!)!;

    public long Size => Checkpoint.Parse(Newest.Text)!.Size;

    /// <summary>The same log as it is now, in a folder of its own.</summary>
    public async Task<OutsideBench> CopyAsync()
    {
        var copy = new MemoryLogStorage();
        foreach (var path in await Logs.ListAsync("", default)) copy[path] = Logs[path];
        return new OutsideBench { Logs = copy, Witness = Witness };
    }

    /// <summary>Appends leaves that tell which history they are of.</summary>
    public async Task GrowAsync(int leaves, string history = "a")
    {
        for (var i = 0; i < leaves; i++)
        {
            var token = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{history} {i}"));
            await Statements.AppendAsync([BeaconStatement.Of(token, Clock.Now)], default);
        }
    }

    public OutsideAnchors Outside(ITimestampAuthority? authority = null, params IAnchorCopy[] copies) =>
        Outside(Policy($"{Witness.PolicyLine("w")}\nquorum w\n"), authority, copies);

    public OutsideAnchors Outside(WitnessPolicy? policy, ITimestampAuthority? authority, params IAnchorCopy[] copies) => new(
        new OutsideParts { Policy = policy, Witnesses = policy is null ? null : Witness, Authority = authority, Copies = copies },
        Layout, Logs, new MemorySigner(), _fence, Statements, Clock, NullLogger<OutsideAnchors>.Instance);

    public static WitnessPolicy Policy(string text) => WitnessPolicy.Parse(Encoding.UTF8.GetBytes(text), out _).ShouldNotBeNull();
}
