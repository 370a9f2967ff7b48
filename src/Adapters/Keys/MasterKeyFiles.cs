using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The master key as files: one, and during a rotation two. Which of them counts says the ring, by fingerprint; the ring's
/// transaction decides, the names follow it. Every change is made while the ring is held for writing.</summary>
internal sealed class MasterKeyFiles(KeyFolder folder, IRandomness randomness, Action<RotationStep> reached)
{
    public const string Current = "master.key";
    public const string Next = "master.next.key";
    public const string Retired = "master.retired.key";

    /// <summary>The key of a ring that is being made. One without a ring is left by a start that did not get so far.</summary>
    public WrappingKey MakeFirst() => Read(Current) ?? Make(Current);

    /// <summary>The key of a ring that does not name its key yet.</summary>
    /// <exception cref="KeyFolderException">There is none.</exception>
    public WrappingKey ReadCurrent() => Read(Current) ?? throw Missing();

    /// <summary>A new key beside the one in use.</summary>
    public WrappingKey MakeNext()
    {
        var next = Make(Next);
        reached(RotationStep.NewKeyWritten);
        return next;
    }

    /// <summary>The key with which the ring is wrapped. A rotation that a process died in, or that has just been committed, is finished:
    /// the new key gets its name and the old one is destroyed. One that was not committed is undone.</summary>
    /// <exception cref="KeyFolderException">It is not there. Nothing was changed.</exception>
    public WrappingKey Settle(ReadOnlySpan<byte> fingerprint)
    {
        if (Read(Next) is { } next && fingerprint.SequenceEqual(next.Fingerprint))
        {
            if (folder.Has(Current))
            {
                folder.Rename(Current, Retired);
                reached(RotationStep.OldSetAside);
            }

            folder.Rename(Next, Current);
            reached(RotationStep.NewNamed);
            Destroy(Retired);
            return next;
        }

        var current = Read(Current) ?? throw Missing();
        if (!fingerprint.SequenceEqual(current.Fingerprint)) throw NotOfThisRing();
        Destroy(Retired);
        Destroy(Next);
        return current;
    }

    public KeyFolderException NotOfThisRing() => folder.Unusable(Current, "it does not open this key ring");

    private KeyFolderException Missing() => folder.Unusable(Current, "it is missing, while the key ring it belongs to is there");

    private void Destroy(string name)
    {
        if (!folder.Has(name)) return;

        folder.Overwrite(name);
        reached(RotationStep.OldOverwritten);
        folder.Remove(name);
        reached(RotationStep.OldRemoved);
    }

    private WrappingKey? Read(string name) => folder.Read(name) switch
    {
        null => null,
        { Length: WrappingKey.Bytes } key => new WrappingKey(key, randomness),
        var other => throw folder.Unusable(name, $"a master key has {WrappingKey.Bytes} bytes, this has {other.Length}"),
    };

    private WrappingKey Make(string name)
    {
        var key = new byte[WrappingKey.Bytes];
        randomness.Fill(key);
        folder.Create(name, key);
        return new WrappingKey(key, randomness);
    }
}
