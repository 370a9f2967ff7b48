using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Seal;

/// <summary>Signs heads as notes: the log key under the log's own origin.</summary>
internal sealed class CheckpointSigner(ISigner signer)
{
    public async ValueTask<SignedNote> SignAsync(StreamHead head, CancellationToken cancellation)
    {
        var text = new Checkpoint(head.Origin, head.Size, head.Root).Format();
        var key = new VerifierKey(head.Origin, NoteKeyType.Ed25519, signer.PublicKey);
        var signature = await signer.SignAsync(Encoding.UTF8.GetBytes(text), cancellation);
        return new SignedNote(text, [new NoteSignature(key.Name, key.KeyId, signature)]);
    }
}
