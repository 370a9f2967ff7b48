using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Witness;

/// <summary>The witness's memory: per log the note it cosigned last, and the first note that contradicted it. Each is one file, replaced
/// whole and durable before anything is answered. Not safe for several threads at once.</summary>
internal sealed class WitnessStore
{
    private const string Seen = "seen";
    private const string Refused = "refused";

    private readonly ILogStorage storage;
    private readonly Dictionary<string, WitnessRecord> records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Checkpoint> refusals = new(StringComparer.Ordinal);

    private WitnessStore(ILogStorage storage) => this.storage = storage;

    /// <summary>By origin.</summary>
    public IReadOnlyDictionary<string, WitnessRecord> Records => records;

    /// <summary>By origin: the checkpoint that contradicted what was seen, signed by the log's own key.</summary>
    public IReadOnlyDictionary<string, Checkpoint> Refusals => refusals;

    /// <param name="key">The witness's own key: what it did not cosign itself it does not believe.</param>
    /// <exception cref="InvalidDataException">A file is broken; starting without it would let the log show another history.</exception>
    public static async Task<WitnessStore> OpenAsync(ILogStorage storage, VerifierKey key, CancellationToken cancellation)
    {
        var store = new WitnessStore(storage);
        foreach (var path in await storage.ListAsync(Seen, cancellation))
        {
            var note = SignedNote.Parse(await storage.ReadAsync(path, cancellation));
            if (note is null || Checkpoint.Parse(note.Text) is not { } checkpoint || key.Verify(note) is not { IsGood: true, Time: { } time }
                || PathOf(Seen, checkpoint.Origin) != path)
                throw new InvalidDataException($"{path} in the witness's folder is not what this witness cosigned; put it back from a copy of the same moment or later");
            store.records[checkpoint.Origin] = new WitnessRecord(checkpoint, note, time);
        }

        foreach (var path in await storage.ListAsync(Refused, cancellation))
        {
            if (SignedNote.Parse(await storage.ReadAsync(path, cancellation)) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint)
                store.refusals[checkpoint.Origin] = checkpoint;
        }

        return store;
    }

    /// <summary>Keeps a cosigned checkpoint. Durable on return.</summary>
    public async Task KeepAsync(WitnessRecord record, CancellationToken cancellation)
    {
        await storage.WriteAsync([(PathOf(Seen, record.Checkpoint.Origin), record.Note.Format())], cancellation);
        records[record.Checkpoint.Origin] = record;
    }

    /// <summary>Keeps the first note of a log that contradicts what was seen; later ones are only logged.</summary>
    public async Task RefuseAsync(Checkpoint checkpoint, SignedNote note, CancellationToken cancellation)
    {
        if (refusals.ContainsKey(checkpoint.Origin)) return;
        await storage.WriteAsync([(PathOf(Refused, checkpoint.Origin), note.Format())], cancellation);
        refusals[checkpoint.Origin] = checkpoint;
    }

    // An origin may hold slashes and be long: its hash is always a name.
    private static string PathOf(string folder, string origin) =>
        $"{folder}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))}";
}
