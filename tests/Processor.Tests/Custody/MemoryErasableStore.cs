using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Custody;

/// <summary>Records with what hangs on their keys. A step can be made to fail once, before or behind its work.</summary>
internal sealed class MemoryErasableStore : IErasableStore
{
    public List<Row> Rows { get; } = [];

    public long OldFiles { get; set; }

    public int Tidied { get; private set; }

    /// <summary>The next removal dies behind its work.</summary>
    public bool DiesBehindErasing { get; set; }

    public ValueTask<ErasureExtent> ExtentAsync(ErasureScope scope, CancellationToken cancellation)
    {
        var rows = Of(scope).ToList();
        return new(new ErasureExtent(rows.Count, rows.Count(r => r.Content), rows.Count(r => r.Original), rows.Count(r => r.Key)));
    }

    public IAsyncEnumerable<string> RecordsAsync(ErasureScope scope, CancellationToken cancellation) =>
        Of(scope).Where(r => r.Key).Select(r => r.Id).ToAsyncEnumerable();

    public ValueTask<IReadOnlyList<HeldRecord>> HeldAsync(
        ErasureScope scope, IReadOnlyList<LegalHold> holds, int most, CancellationToken cancellation) =>
        new([.. Of(scope).Select(r => (r.Id, Hold: holds.FirstOrDefault(h => h.Records.Contains(r.Id)))).Where(p => p.Hold is not null).Select(p => new HeldRecord(p.Id, p.Hold!.Id))]);

    public async ValueTask<ErasureExtent> EraseAsync(ErasureScope scope, bool keys, CancellationToken cancellation)
    {
        foreach (var row in Of(scope).ToList())
        {
            (row.Content, row.Original) = (false, false);
            if (keys) row.Key = false;
        }

        if (DiesBehindErasing)
        {
            DiesBehindErasing = false;
            throw new IOException("died behind erasing");
        }

        return await ExtentAsync(scope, cancellation);
    }

    public ValueTask TidyAsync(CancellationToken cancellation)
    {
        Tidied++;
        return ValueTask.CompletedTask;
    }

    public ValueTask<long> OldFilesAsync(DateTimeOffset before, CancellationToken cancellation) => new(OldFiles);

    private IEnumerable<Row> Of(ErasureScope scope) => Rows.Where(r =>
        (scope.KekId is null ? scope.Records.Contains(r.Id) : r.Kek == scope.KekId && r.Key) && !scope.Except.Contains(r.Id));

    internal sealed class Row(string id, string kek)
    {
        public string Id { get; } = id;

        public string Kek { get; } = kek;

        public bool Content { get; set; } = true;

        public bool Original { get; set; } = true;

        public bool Key { get; set; } = true;
    }
}
