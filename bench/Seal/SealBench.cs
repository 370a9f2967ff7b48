using System.Diagnostics;
using System.Security.Cryptography;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Bench.Seal;

/// <summary>The hot arithmetic of sealing (seal page, sections 2, 3 and 5), step by step on one thread. Unmeasured rounds come first: what is measured is
/// optimised code.</summary>
internal static class SealBench
{
    private const int UnmeasuredRounds = 3;
    private const int LeafBytes = 600;
    private const int PartBytes = 2_048;
    private const int BatchLeaves = 512;
    private const int LogSize = 200_000;
    private const string Record = "018f5c1e-7c00-7abc-8def-0123456789ab";
    private const string KekId = "00112233445566778899aabbccddeeff";

    public static SealResult Run(int rounds, TimeSpan time, CancellationToken cancellation)
    {
        using var cipher = new AesGcm(Bytes(32), 16);
        var measured = Steps(cipher).Select(step => (Step: step, Rates: new List<double>(), Bare: new List<double>())).ToArray();
        for (var round = -UnmeasuredRounds; round < rounds; round++)
        {
            foreach (var (step, rates, bare) in measured)
            {
                cancellation.ThrowIfCancellationRequested();
                var (bareRate, rate) = (Rate(step.Baseline, time), Rate(step.Run, time));
                if (round < 0) continue;
                bare.Add(bareRate);
                rates.Add(rate);
            }
        }

        return new SealResult(rounds, [.. measured.Select(m => new SealLine(
            m.Step.Name, Medians.Of(m.Rates), m.Step.Bare, Medians.Of(m.Bare), Medians.Of(m.Rates.Zip(m.Bare, (one, other) => one / other))))]);
    }

    private static double Rate(Action<int> run, TimeSpan time)
    {
        const int step = 256;
        var done = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            run(step);
            done += step;
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    private static IEnumerable<SealStep> Steps(AesGcm cipher)
    {
        var leaf = Bytes(LeafBytes);
        var frontier = new Frontier();
        yield return new SealStep("leaves: hash and append", $"SHA-256 of {LeafBytes} bytes", n =>
        {
            for (var i = 0; i < n; i++) frontier.Append(MerkleTree.HashLeaf(leaf));
            _ = frontier.Root();
        }, n => Sha(leaf, n));

        var (tiles, batch, size) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new MerkleHash[BatchLeaves], 0L);
        yield return new SealStep($"leaves: hash and tiles, batches of {BatchLeaves}", $"SHA-256 of {LeafBytes} bytes", n =>
        {
            for (var i = 0; i < n; i++)
            {
                batch[i % BatchLeaves] = MerkleTree.HashLeaf(leaf);
                if (i % BatchLeaves < BatchLeaves - 1 && i < n - 1) continue;
                foreach (var tile in TileWriter.Append(size, batch.AsSpan(0, i % BatchLeaves + 1), tiles.GetValueOrDefault)) tiles[tile.Path] = tile.Content;
                size += i % BatchLeaves + 1;
            }
        }, n => Sha(leaf, n));

        var (reader, hashes, root) = Log();
        var proofs = Enumerable.Range(0, 64).Select(i => InclusionProof.Create(i * 3_001L, LogSize, reader.Read)).ToArray();
        var nodes = Bytes(65 * proofs[0].Length);
        yield return new SealStep($"proofs made, log of {LogSize:N0}", "SHA-256 of a proof's nodes", n =>
        {
            for (var i = 0; i < n; i++) _ = InclusionProof.Create(i * 3_001L % LogSize, LogSize, reader.Read);
        }, n => Sha(nodes, n));
        yield return new SealStep("proofs verified", "SHA-256 of a proof's nodes", n =>
        {
            for (var i = 0; i < n; i++)
                if (!InclusionProof.Verify(hashes[i % 64 * 3_001], i % 64 * 3_001L, LogSize, proofs[i % 64], root)) throw new InvalidOperationException("a proof does not hold");
        }, n => Sha(nodes, n));

        var (dataKey, payload) = (Bytes(PartKeys.Length), Bytes(PartBytes));
        var (nonce, sealedBytes, tag) = (new byte[12], new byte[PartBytes], new byte[16]);
        var made = PartSealer.Seal(dataKey, "raw", Record, payload);
        yield return new SealStep($"parts sealed, {PartBytes} bytes", "AES-256-GCM, key set up", n =>
        {
            for (var i = 0; i < n; i++) _ = PartSealer.Seal(dataKey, "raw", Record, payload);
        }, n => Encrypt(payload, n));
        yield return new SealStep($"parts opened, {PartBytes} bytes", "AES-256-GCM, key set up", n =>
        {
            for (var i = 0; i < n; i++)
                if (PartSealer.Open(dataKey, "raw", Record, made.Ciphertext, made.Commitment) is null) throw new InvalidOperationException("a part does not open");
        }, n => Encrypt(payload, n));
        yield return new SealStep("data keys wrapped", "AES-256-GCM of 32 bytes, key set up", n =>
        {
            for (var i = 0; i < n; i++) _ = KeyWrap.Wrap(cipher, KekId, "raw", Record, dataKey, nonce);
        }, n => Encrypt(dataKey, n));

        void Encrypt(byte[] plain, int n)
        {
            for (var i = 0; i < n; i++) cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), tag);
        }
    }

    private static (HashReader Reader, MerkleHash[] Hashes, MerkleHash Root) Log()
    {
        var tiles = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var hashes = new MerkleHash[LogSize];
        for (var i = 0; i < LogSize; i++) hashes[i] = MerkleTree.HashLeaf(BitConverter.GetBytes(i));
        foreach (var tile in TileWriter.Append(0, hashes, _ => null)) tiles[tile.Path] = tile.Content;
        var frontier = new Frontier();
        foreach (var hash in hashes) frontier.Append(hash);
        return (new HashReader(LogSize, tiles.GetValueOrDefault), hashes, frontier.Root());
    }

    private static void Sha(byte[] bytes, int n)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < n; i++) SHA256.HashData(bytes, hash);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 7 % 256))];
}
