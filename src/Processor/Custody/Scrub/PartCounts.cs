using AuditPipeline.Core.Custody;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>How many rows of each table are there of those that leaves name a part for.</summary>
internal sealed class PartCounts
{
    private readonly long[] _present;
    private readonly long[] _absent;

    public PartCounts(ScrubReport before)
    {
        _present = [before.Content.Present, before.Ciphertexts.Present, before.Keys.Present];
        _absent = [before.Content.Absent, before.Ciphertexts.Absent, before.Keys.Absent];
    }

    public void Add(CustodyTable table, bool present) => (present ? _present : _absent)[(int)table]++;

    public PartPresence Of(CustodyTable table) => new(_present[(int)table], _absent[(int)table]);
}
