using AuditPipeline.Core.Custody;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>The row at one index, and what was found of its parts.</summary>
internal sealed class WindowRow(CustodyRow row)
{
    private const int Tables = 3;

    private ulong _present;
    private long _lengths;

    public CustodyRow Row => row;

    /// <summary>Further rows have the same index.</summary>
    public bool Twice { get; set; }

    /// <summary>The leaf is the one the log commits to.</summary>
    public bool Committed { get; set; }

    /// <summary>Place of a part in the leaf, or -1.</summary>
    public int PlaceOf(string part)
    {
        var parts = row.Leaf!.Parts;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Key == part) return i;
        return -1;
    }

    /// <summary>Counts a row of a part; false when there was one already.</summary>
    public bool Take(int place, CustodyTable table, long length)
    {
        var bit = 1UL << (place * Tables + (int)table);
        if ((_present & bit) != 0) return false;
        _present |= bit;
        _lengths += length;
        return true;
    }

    public bool Has(int place, CustodyTable table) => (_present & (1UL << (place * Tables + (int)table))) != 0;

    /// <summary>Column stored_bytes fits what is there: it is the sum while all parts are, and no less once some are gone.</summary>
    public bool StoredBytesFit(bool complete)
    {
        var sum = row.LeafLength + _lengths;
        return complete ? row.StoredBytes == sum : row.StoredBytes >= sum;
    }
}
