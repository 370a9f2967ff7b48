using System.Globalization;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Anchoring;

/// <summary>A witness that keeps the rules, reached without a network.</summary>
internal sealed class MemoryWitness(string name, VerifierKey log, TimeProvider time) : IWitnessClient
{
    private readonly byte[] _seed = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name));

    public VerifierKey Key => new(name, NoteKeyType.Cosignature, Ed25519.PublicKeyFromSeed(_seed));

    public Checkpoint? Seen { get; private set; }

    public int Asked { get; private set; }

    public bool Away { get; set; }

    /// <summary>Its clock minus ours.</summary>
    public TimeSpan ClockOff { get; set; }

    public string PolicyLine(string called) => $"witness {called} {Key.Format()} http://{name}/";

    public ValueTask<WitnessReply> AddAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        Asked++;
        if (Away) throw new AnchorFaultException(AnchorTrouble.Unreachable, "no route");
        var decision = WitnessRules.Decide(body.Span, [log], _ => Seen);
        return new(decision.Outcome switch
        {
            AddCheckpointOutcome.Cosign => Cosign(decision.Request!),
            AddCheckpointOutcome.OutOfStep or AddCheckpointOutcome.Fork =>
                new WitnessReply(409, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{decision.Size}\n"))),
            var refused => new WitnessReply((int)refused, Encoding.ASCII.GetBytes(decision.Why)),
        });
    }

    private WitnessReply Cosign(AddCheckpointRequest request)
    {
        Seen = request.Checkpoint;
        var line = Key.Sign(request.Note.Text, bytes => Ed25519.Sign(_seed, bytes.Span), time.GetUtcNow() + ClockOff);
        return new WitnessReply(200, Encoding.UTF8.GetBytes(line.Format() + "\n"));
    }
}
