using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One group of requests on its way into one commit: the numbers it gives become the journal's only with the commit, so a
/// rolled-back group gives none.</summary>
internal sealed class JournalTransaction(JournalStatements statements, JournalState state, IReadOnlySet<long> storedSegments)
{
    private readonly Dictionary<EnvelopeId, long> _opened = [];
    private readonly HashSet<EnvelopeId> _closed = [];
    private readonly HashSet<long> _newSegments = [];

    public long LastNumber { get; private set; } = state.LastNumber;

    public long LastPosition { get; private set; } = state.LastPosition;

    public long AcknowledgedThrough { get; private set; } = state.AcknowledgedThrough;

    /// <summary>Of the calls that were forwarded before they were durable, those that now are, or are recorded as lost.</summary>
    public long Settled { get; private set; } = state.Settled;

    /// <summary>Numbers of closed calls and losses not acknowledged.</summary>
    public long Waiting { get; private set; } = state.Waiting;

    public IReadOnlyDictionary<EnvelopeId, long> Opened => _opened;

    public IReadOnlySet<EnvelopeId> Closed => _closed;

    public IReadOnlySet<long> NewSegments => _newSegments;

    public long Open(EnvelopeId id, bool forwarded, Segment segment, byte[] section)
    {
        Store(segment);
        if (forwarded) Settled++;
        var number = LastNumber + 1;
        statements.InsertOpened(number, Bytes(id), segment.Id, section);
        _opened.Add(id, number);
        return LastNumber = number;
    }

    /// <summary>A call that is not open (any more) is left as it is: closing twice keeps the first.</summary>
    public void Close(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section)
    {
        if (_closed.Contains(id) || state.NumberOfOpen(id) is not { } number) return;

        Store(segment);
        statements.InsertClosed(LastPosition + 1, number, Bytes(id), Microseconds(at), segment.Id, section);
        LastPosition++;
        Waiting++;
        _closed.Add(id);
    }

    /// <summary>A call that was not opened before: its only row.</summary>
    /// <returns>Its number.</returns>
    public long Record(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section)
    {
        Store(segment);
        var number = LastNumber + 1;
        statements.InsertClosed(LastPosition + 1, number, Bytes(id), Microseconds(at), segment.Id, section);
        LastPosition++;
        Settled++;
        Waiting++;
        return LastNumber = number;
    }

    /// <returns>The first of the <paramref name="count"/> numbers it takes.</returns>
    public long Lose(EnvelopeId id, long count, DateTimeOffset at, Segment segment, byte[] section)
    {
        Store(segment);
        var first = LastNumber + 1;
        statements.InsertLost(LastPosition + 1, first, Bytes(id), Microseconds(at), segment.Id, section, count);
        LastPosition++;
        LastNumber += count;
        Settled += count;
        Waiting += count;
        return first;
    }

    /// <summary>False when it waits already.</summary>
    public bool Import(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section)
    {
        Store(segment);
        if (!statements.InsertImport(LastPosition + 1, Bytes(id), Microseconds(at), segment.Id, section)) return false;

        LastPosition++;
        return true;
    }

    public void Acknowledge(long through)
    {
        if (through <= AcknowledgedThrough) return;

        Waiting -= statements.CountNumbers(AcknowledgedThrough, through);
        statements.Delete(AcknowledgedThrough, through);
        AcknowledgedThrough = through;
    }

    public void Finish()
    {
        if (LastNumber != state.LastNumber || LastPosition != state.LastPosition || Settled != state.Settled)
            statements.UpdateState(LastNumber, LastPosition, Settled);
    }

    private void Store(Segment segment)
    {
        if (!storedSegments.Contains(segment.Id) && _newSegments.Add(segment.Id)) statements.InsertSegment(segment);
    }

    private static byte[] Bytes(EnvelopeId id) => id.Value.ToByteArray(bigEndian: true);

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
