using System.Buffers;
using System.Buffers.Binary;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Microsoft.Win32.SafeHandles;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One place for the tail of an answer: a file that is emptied and used again. It begins with the envelope's id (16) and the
/// storage key in its wrapped form (length 2); then frames, each with its length (4) before it. Written without waiting for the disk:
/// the system keeps what a dead process wrote.</summary>
internal sealed class TailFile : IAnswerTail
{
    private const int IdBytes = 16;
    private const int LongestStart = 1_024;
    private const long LargestKept = 256 * 1024;

    private static readonly byte[] NoKey = new byte[LongestStart];

    private readonly SafeFileHandle _file;
    private readonly Action<TailFile> _free;
    private readonly Action<JournalProblem> _report;
    private readonly long _limit;
    private EnvelopeId _id;
    private Segment? _segment;
    private long _length;
    private long _kept;
    private int _sequence;
    private int _start;
    private bool _taken;

    /// <param name="limit">Most bytes of an answer kept.</param>
    public TailFile(string file, long limit, Action<TailFile> free, Action<JournalProblem> report)
    {
        _file = File.OpenHandle(file, FileMode.Create, FileAccess.Write, FileShare.Read);
        (_limit, _free, _report) = (limit, free, report);
    }

    /// <summary>Takes the place for a call.</summary>
    public TailFile For(EnvelopeId id, Segment segment)
    {
        (_id, _segment, _length, _kept, _sequence, _taken) = (id, segment, 0, 0, 0, true);
        return this;
    }

    public void Begin(int status, IReadOnlyList<HeaderField> headers, ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
        using var head = new SectionWriter();
        head.Int32(status);
        head.Int32(headers.Count);
        foreach (var header in headers)
        {
            head.Text(header.Name);
            head.Text(header.Value);
        }

        if (bytes.Length > _limit) bytes = [];
        _kept = bytes.Length;
        Write(TailFrame.Head, head.Written, bytes, elapsed);
    }

    public void Append(ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
        if (_kept > _limit) return;
        _kept += bytes.Length;
        if (_kept > _limit) Write(TailFrame.Cut, [], [], elapsed);
        else Write(TailFrame.Body, [], bytes, elapsed);
    }

    public void Dispose()
    {
        if (!_taken) return;
        (_taken, _segment) = (false, null);
        try
        {
            // Nothing of the answer stays readable here: its record is in the journal. Without the key before them the frames are noise,
            // and writing over them is much cheaper than giving a small file its blocks anew for every call.
            if (_length > LargestKept) RandomAccess.SetLength(_file, 0);
            else if (_length > 0) RandomAccess.Write(_file, NoKey.AsSpan(0, _start), 0);
        }
        catch (IOException refused)
        {
            _report(new JournalProblem("tail_failed", refused.GetType().Name));
        }

        _free(this);
    }

    /// <summary>Closes the file.</summary>
    public void Close() => _file.Dispose();

    private void Write(byte kind, ReadOnlySpan<byte> what, ReadOnlySpan<byte> more, TimeSpan elapsed)
    {
        if (_segment is not { } segment) return;

        var wrapped = segment.Wrapped.Span;
        var start = _length == 0 ? IdBytes + 2 + wrapped.Length : 0;
        var plainLength = TailFrame.PrefixBytes + what.Length + more.Length;
        var total = start + 4 + plainLength + Segment.Overhead;
        var buffer = ArrayPool<byte>.Shared.Rent(total + plainLength);
        try
        {
            if (start > 0)
            {
                _start = start;
                _id.Value.TryWriteBytes(buffer, bigEndian: true, out _);
                BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(IdBytes), (ushort)wrapped.Length);
                wrapped.CopyTo(buffer.AsSpan(IdBytes + 2));
            }

            var plain = buffer.AsSpan(total, plainLength);
            TailFrame.WritePrefix(plain, _sequence++, kind, elapsed);
            what.CopyTo(plain[TailFrame.PrefixBytes..]);
            more.CopyTo(plain[(TailFrame.PrefixBytes + what.Length)..]);
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(start), plainLength + Segment.Overhead);
            segment.Seal(SectionName.Answer, _id, plain, buffer.AsSpan(start + 4, plainLength + Segment.Overhead));
            plain.Clear();
            RandomAccess.Write(_file, buffer.AsSpan(0, total), _length);
            _length += total;
        }
        catch (IOException refused)
        {
            // A full disk must not stop an answer that is under way: what passes from here on is kept in memory only.
            _segment = null;
            _report(new JournalProblem("tail_failed", refused.GetType().Name));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
