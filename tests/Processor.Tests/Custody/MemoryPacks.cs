using System.Buffers;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Custody;

/// <summary>Packs of one records file each.</summary>
internal sealed class MemoryPacks : IPackStore
{
    private readonly Dictionary<string, byte[]> _packs = new(StringComparer.Ordinal);

    public IEnumerable<string> Ids => _packs.Keys;

    public void Add(string id, params (byte[] Leaf, PackPart Body)[] records)
    {
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = 0; i < records.Length; i++)
            new PackRecord(i, records[i].Leaf, null, new Dictionary<string, PackPart> { ["body"] = records[i].Body }).Write(buffer);
        _packs[id] = buffer.WrittenSpan.ToArray();
    }

    public void AddUnreadable(string id) => _packs[id] = "no record\n"u8.ToArray();

    public ValueTask<bool> PutAsync(string packId, string folder, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>?> ListFilesAsync(string packId, CancellationToken cancellation) =>
        new(_packs.ContainsKey(packId) ? ["manifest.json", "streams/p00/records.jsonl"] : null);

    public ValueTask<Stream?> OpenAsync(string packId, string path, CancellationToken cancellation) => new(new MemoryStream(_packs[packId]));

    public ValueTask<bool> RemoveAsync(string packId, CancellationToken cancellation) => new(_packs.Remove(packId));

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellation) => new([.. _packs.Keys]);
}
