using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Queue positions are in no leaf, but they ascend as the stream does, and leaves the sealer makes itself have -1. A position that
/// was changed and still ascends is not noticed.</summary>
internal sealed class QueuePositions
{
    private long _index;
    private long _last = -1;
    private long _before = -1;

    /// <summary>Takes the next row of the stream; the index whose position does not fit, or null.</summary>
    public long? Take(CustodyRow row)
    {
        var own = row.Leaf?.Type == LeafType.Tally;
        if (own || row.QueuePosition < 0) return own == row.QueuePosition is -1 ? null : row.Index;

        long? wrong = null;
        if (row.QueuePosition <= _last)
        {
            // Either this one was lowered, or the one before was raised; it was, when this one fits without it.
            if (row.QueuePosition <= _before) return row.Index;
            wrong = _index;
            _last = _before;
        }

        (_before, _last, _index) = (_last, row.QueuePosition, row.Index);
        return wrong;
    }
}
