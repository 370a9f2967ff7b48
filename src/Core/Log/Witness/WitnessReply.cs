using System.Text;

namespace AuditPipeline.Core.Log.Witness;

/// <summary>A witness's answer to <c>add-checkpoint</c>, as it came over the wire.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">At most <see cref="MaxBytes"/>.</param>
public sealed record WitnessReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Longest answer read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxLines = 16;

    /// <summary>The size the witness has, out of a 409; null when the answer tells none.</summary>
    public long? Size()
    {
        var text = Encoding.Latin1.GetString(Body.Span);
        return Status == 409 && text.EndsWith('\n') ? AddCheckpointRequest.SizeOf(text.AsSpan(0, text.Length - 1)) : null;
    }

    /// <summary>The cosignature of <paramref name="key"/> over a checkpoint, out of a 200, with its time; null when there is none that holds. Lines of
    /// other keys are ignored.</summary>
    public (NoteSignature Line, DateTimeOffset Time)? Cosignature(string text, VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Status != 200) return null;
        foreach (var line in Encoding.UTF8.GetString(Body.Span).Split('\n', MaxLines + 1).Take(MaxLines))
        {
            if (NoteSignature.Parse(line) is not { } signature || signature.KeyId != key.KeyId || signature.Name != key.Name) continue;
            if (key.Verify(new SignedNote(text, [signature])) is { IsGood: true, Time: { } time }) return (signature, time);
        }

        return null;
    }
}
