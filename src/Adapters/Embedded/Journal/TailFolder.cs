using System.Buffers.Binary;
using System.Collections.Concurrent;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The tails of the answers under way: as many files as there are at once, used again and again. Thread-safe.</summary>
internal sealed class TailFolder : IDisposable
{
    private const string Name = "answers";
    private const int IdBytes = 16;
    private const int LongestWrapped = 1_024;

    private readonly string _folder;
    private readonly JournalOptions _options;
    private readonly Action<JournalProblem> _report;
    private readonly ConcurrentBag<TailFile> _free = [];
    private readonly ConcurrentQueue<TailFile> _all = new();
    private int _places;
    private int _names;

    public TailFolder(string journalFolder, JournalOptions options, Action<JournalProblem> report)
    {
        _folder = Path.Combine(journalFolder, Name);
        (_options, _report) = (options, report);
        DirectorySync.Create(_folder);
    }

    public IAnswerTail For(EnvelopeId id, Segment segment)
    {
        if (_free.TryTake(out var file)) return file.For(id, segment);
        if (Interlocked.Increment(ref _places) > _options.MaxTails)
        {
            Interlocked.Decrement(ref _places);
            return NoTail.Instance;
        }

        try
        {
            file = new TailFile(
                Path.Combine(_folder, TailFrame.FileName(Interlocked.Increment(ref _names))), _options.MaxTailBytes, _free.Add, _report);
            _all.Enqueue(file);
            return file.For(id, segment);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Interlocked.Decrement(ref _places);
            _report(new JournalProblem("tail_failed", refused.GetType().Name));
            return NoTail.Instance;
        }
    }

    /// <summary>What the files of a dead process hold. Read before the first <see cref="For"/>, which begins to use them again.</summary>
    public async Task<IReadOnlyDictionary<EnvelopeId, FoundTail>> FindAsync(SegmentKeys keys, CancellationToken cancellation)
    {
        var found = new Dictionary<EnvelopeId, FoundTail>();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            // A file is at most one answer and its frames' overhead, so it may be read whole.
            if (new FileInfo(file).Length < IdBytes + 2) continue;
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            var id = new EnvelopeId(new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true));
            var wrapped = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(IdBytes));
            var start = IdBytes + 2 + wrapped;
            if (wrapped > LongestWrapped || start > bytes.Length) continue;
            using var segment = await keys.OpenAsync(bytes.AsMemory(IdBytes + 2, wrapped), cancellation);
            if (segment is not null && Read(id, segment, bytes.AsMemory(start)) is { } tail) found[id] = tail;
        }

        return found;
    }

    /// <summary>Empties the folder: the calls are closed.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(_folder)) File.Delete(file);
    }

    public void Dispose()
    {
        foreach (var file in _all) file.Close();
    }

    // A frame the process did not finish writing ends the tail, as does one of the call that had the place before.
    private static FoundTail? Read(EnvelopeId id, Segment segment, ReadOnlyMemory<byte> frames)
    {
        int? status = null;
        List<HeaderField> headers = [];
        using var body = new MemoryStream();
        TimeSpan? first = null;
        var elapsed = TimeSpan.Zero;
        var cut = false;
        for (var sequence = 0; Next(id, segment, ref frames) is { } plain; sequence++)
        {
            var (number, kind, at) = TailFrame.ReadPrefix(plain);
            if (number != sequence) break;
            ReadOnlyMemory<byte> what = plain.AsMemory(TailFrame.PrefixBytes);
            elapsed = at;
            if (kind == TailFrame.Head) (status, headers, what) = ReadHead(what);
            if (kind == TailFrame.Cut) cut = true;
            else if (what.Length > 0)
            {
                first ??= at;
                body.Write(what.Span);
            }
        }

        return status is { } known ? new FoundTail(id, known, headers, body.ToArray(), cut, first, elapsed) : null;
    }

    private static byte[]? Next(EnvelopeId id, Segment segment, ref ReadOnlyMemory<byte> frames)
    {
        if (frames.Length < 4) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(frames.Span);
        if (length < TailFrame.PrefixBytes + Segment.Overhead || length > frames.Length - 4) return null;
        var plain = segment.TryOpen(SectionName.Answer, id, frames.Span.Slice(4, length));
        frames = frames[(4 + length)..];
        return plain;
    }

    private static (int Status, List<HeaderField> Headers, ReadOnlyMemory<byte> Body) ReadHead(ReadOnlyMemory<byte> head)
    {
        var from = new SectionReader(head);
        var status = from.Int32();
        var count = from.Count();
        var headers = new List<HeaderField>();
        for (var i = 0; i < count; i++) headers.Add(new HeaderField(from.Text(), from.Text()));
        return (status, headers, from.Rest());
    }
}
