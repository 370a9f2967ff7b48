using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>What the operator stated to be erased or expired, and which of the statements a pack needs to show it.</summary>
internal sealed class StatedErasures
{
    private readonly Dictionary<MerkleHash, AnchoredStatement> _keys = [];
    private readonly Dictionary<string, AnchoredStatement> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Origin, string Part), (long Below, AnchoredStatement Statement)> _expired = [];
    private readonly SortedDictionary<long, AnchoredStatement> _used = [];

    /// <summary>Statements that <see cref="PartOf"/> relied on, oldest first.</summary>
    public IEnumerable<AnchoredStatement> Used => _used.Values;

    public static async ValueTask<StatedErasures> ReadAsync(AnchorReader anchor, CancellationToken cancellation)
    {
        var stated = new StatedErasures();
        await foreach (var statement in anchor.StatementsAsync(cancellation)) stated.Add(statement);
        return stated;
    }

    /// <summary>How a part shows that is not there any more; null when no statement says why.</summary>
    /// <param name="origin">Of the stream's log.</param>
    /// <param name="index">Of the record.</param>
    /// <param name="id">Of the record.</param>
    /// <param name="part">Its name.</param>
    /// <param name="stored">What the store still has of it; null when nothing.</param>
    public PackPart? PartOf(string origin, long index, string id, string part, StoredPart? stored)
    {
        if (stored?.KekId is { } kekId && _keys.TryGetValue(PartSealer.ErasedKey(kekId), out var ofKey)) return Use(ofKey, new PackPart(PartState.Erased, KekId: kekId));
        if (stored?.WrappedKey is null && _records.TryGetValue(id, out var ofRecord)) return Use(ofRecord, new PackPart(PartState.Erased));
        if (stored is null or { Payload: null, Ciphertext: null } && _expired.TryGetValue((origin, part), out var expired) && index < expired.Below)
            return Use(expired.Statement, new PackPart(PartState.Expired));
        return null;
    }

    private PackPart Use(AnchoredStatement statement, PackPart part)
    {
        _used[statement.AnchorIndex] = statement;
        return part;
    }

    private void Add(AnchoredStatement statement)
    {
        using var document = JsonDocument.Parse(statement.Leaf);
        var root = document.RootElement;
        switch (OperatorStatement.TypeOf(root))
        {
            case OperatorStatement.Erasure when root.TryGetProperty("ke", out var ke):
                _keys.TryAdd(MerkleHash.Parse(ke.GetString()), statement);
                break;
            case OperatorStatement.Erasure:
                foreach (var id in root.GetProperty("ids").EnumerateArray()) _records.TryAdd(id.GetString()!, statement);
                break;
            case OperatorStatement.Retention:
                var place = (root.GetProperty("stream").GetString()!, root.GetProperty("part").GetString()!);
                var below = root.GetProperty("below").GetInt64();
                if (!_expired.TryGetValue(place, out var known) || known.Below < below) _expired[place] = (below, statement);
                break;
        }
    }
}
