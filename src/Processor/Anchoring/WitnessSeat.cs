using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>What is known of one witness.</summary>
internal sealed class WitnessSeat(PolicyWitness witness)
{
    public PolicyWitness Witness { get; } = witness;

    /// <summary>Size it is thought to have; it tells when that is wrong.</summary>
    public long KnownSize { get; set; }

    public long CosignedSize { get; private set; }

    public DateTimeOffset? CosignedAt { get; private set; }

    public Trouble Trouble { get; } = new();

    public WitnessState State => new(Witness.Key.Name, Witness.Url, CosignedSize, CosignedAt, Trouble.Word, Trouble.Since);

    public bool HasCosigned(SignedNote note) => Witness.Key.Verify(note).IsGood;

    /// <summary>Takes up a cosignature that was verified.</summary>
    public void Cosigned(long size, DateTimeOffset time)
    {
        if (size < CosignedSize) return;
        (CosignedSize, CosignedAt) = (size, time);
        KnownSize = Math.Max(KnownSize, size);
    }
}
