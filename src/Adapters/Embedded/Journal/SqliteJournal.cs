using System.Runtime.CompilerServices;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Journal and queue in one SQLite file (WAL, synchronous=FULL). A call is a row when it opens and a second one when it
/// closes; the order of closing is the order of the queue, and acknowledged rows are overwritten and their pages used again.
/// Content rests encrypted; in the clear are ids, numbers and times.</summary>
public sealed class SqliteJournal : IJournal, IEnvelopeQueue, IAsyncDisposable
{
    /// <summary>Reason of a call that was open when its gateway died.</summary>
    public const string GatewayDied = "gateway_died";

    private readonly string _folder;
    private readonly StreamId _stream;
    private readonly TimeProvider _clock;
    private readonly JournalOptions _options;
    private readonly Action<JournalProblem> _report;
    private readonly FolderLock _lock;
    private readonly JournalStatements _statements;
    private readonly JournalState _state;
    private readonly SegmentKeys _keys;
    private readonly TailFolder _tails;
    private readonly ForwardedCount _forwarded;
    private readonly PartKeyMaker _partKeys;
    private readonly JournalWriter _writer;
    private readonly CancellationTokenSource _closing = new();

    private SqliteJournal(
        string folder, StreamId stream, IKeyRing ring, IRandomness randomness, TimeProvider clock, JournalOptions options,
        Action<JournalProblem> report, FolderLock held, JournalStatements statements, JournalState state, SegmentKeys keys,
        TailFolder tails, ForwardedCount forwarded, JournalWriter writer)
    {
        (_folder, _stream, _clock, _options, _report) = (folder, stream, clock, options, report);
        (_lock, _statements, _state, _keys, _tails, _forwarded, _writer) = (held, statements, state, keys, tails, forwarded, writer);
        _partKeys = new PartKeyMaker(ring, randomness);
    }

    public string Instance => _state.Identity.Instance;

    /// <summary>Opens the journal in <paramref name="folder"/>, makes it when there is none, and closes the calls a dead process left
    /// open as <see cref="CaptureOutcome.Interrupted"/>, reason <see cref="GatewayDied"/>, with what of their answers had passed; their
    /// duration is that to the last byte seen. What it had forwarded and not yet written is recorded as lost. A copy of a journal
    /// begins a new instance, so that no number is given twice.</summary>
    /// <param name="folder">Belongs to this journal alone; made when missing.</param>
    /// <param name="stream">The stream its queue delivers.</param>
    /// <param name="report">Hears of failed commits; called on the writer's thread, so it must return at once.</param>
    /// <exception cref="FolderInUseException">Another process holds the folder.</exception>
    /// <exception cref="JournalOpenException">The folder cannot be written, the file is damaged or not a journal, or the key ring is
    /// not the one it was written with. Nothing was changed.</exception>
    public static async Task<SqliteJournal> StartAsync(
        string folder, StreamId stream, IKeyRing ring, IRandomness randomness, TimeProvider clock, JournalOptions options,
        Action<JournalProblem> report, CancellationToken cancellation)
    {
        var held = JournalFile.Lock(folder);
        var parts = new Stack<IDisposable>();
        parts.Push(held);
        try
        {
            var statements = Opened(new JournalStatements(JournalFile.Open(folder, randomness)));
            var stored = Continue(statements, folder, options.FirstPosition);
            var names = statements.ReadIdentity();
            var keys = Opened(new SegmentKeys(ring, randomness, clock, names[0].Instance, options));
            var segments = statements.ReadSegments();
            // A journal that waited empty for so long that its keys have ended has lost nothing.
            if (!await keys.LoadAsync(segments, cancellation) && statements.HasEntries())
                throw new JournalOpenException(
                    $"{Path.Combine(folder, JournalFile.Name)} was written with another key ring; put the keys that belong to it back");

            var (identity, copied) = Identify(statements, names, stored, folder, randomness, report);
            var state = new JournalState(identity, stored, statements.CountNumbers(stored.AcknowledgedThrough, stored.LastPosition));
            var dead = statements.ReadStillOpen().Select(call => (Id: new EnvelopeId(new Guid(call.Id, bigEndian: true)), call.Number));
            state.Restore(dead);
            var tails = Opened(new TailFolder(folder, options, report));
            var forwarded = Opened(new ForwardedCount(folder, stored.Settled));
            var writer = Opened(new JournalWriter(statements, state, segments.Select(segment => segment.Id), options, clock, report));
            var journal = new SqliteJournal(
                folder, stream, ring, randomness, clock, options, report, held, statements, state, keys, tails, forwarded, writer);
            await journal.CloseInterruptedAsync(cancellation);
            if (!copied) await journal.LoseForwardedAsync(randomness, cancellation);
            forwarded.Begin();
            return journal;
        }
        catch (Exception refused)
        {
            while (parts.TryPop(out var part)) part.Dispose();
            if (refused is SqliteException sqlite) throw JournalFile.Explain(Path.Combine(folder, JournalFile.Name), sqlite);
            if (refused is IOException or UnauthorizedAccessException)
                throw new JournalOpenException($"journal folder {folder} cannot be used ({refused.Message}); check its disk and its rights", refused);
            throw;
        }

        T Opened<T>(T part)
            where T : IDisposable
        {
            parts.Push(part);
            return part;
        }
    }

    // Two that count under one name could hide a call each behind the other's: whoever is not where the journal was made is another.
    private static (JournalIdentity Identity, bool Copied) Identify(
        JournalStatements statements, List<(long AfterNumber, string Instance, string? Home)> names, StoredState stored, string folder,
        IRandomness randomness, Action<JournalProblem> report)
    {
        var copied = false;
        if (JournalHome.Of(folder) is { } home)
        {
            if (names[^1].Home is null)
            {
                statements.UpdateHome(home);
            }
            else if (names[^1].Home != home)
            {
                var instance = JournalIdentity.NewInstance(randomness);
                statements.InsertIdentity(stored.LastNumber, instance, home);
                report(new JournalProblem("journal_copied", $"this is a copy of the journal of {names[^1].Instance}, which ends here; it goes on as {instance}"));
                (names, copied) = (statements.ReadIdentity(), true);
            }
        }

        return (new JournalIdentity([.. names.Select(name => (name.AfterNumber, name.Instance))]), copied);
    }

    // What the log has sealed is never sealed again, by position: a journal that gave those positions anew would lose its calls.
    private static StoredState Continue(JournalStatements statements, string folder, long firstPosition)
    {
        var stored = statements.ReadState();
        if (stored.LastPosition >= firstPosition - 1) return stored;
        if (stored.LastNumber > 0 || stored.LastPosition > 0)
            throw new JournalOpenException(
                $"{Path.Combine(folder, JournalFile.Name)} is an older copy: the log has sealed more than it knows of. Put the newest copy back, "
                + "or move it away; a new journal begins a new gateway instance");

        statements.UpdateState(0, firstPosition - 1, stored.Settled);
        return stored with { LastPosition = firstPosition - 1, AcknowledgedThrough = firstPosition - 1 };
    }

    public async ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        OpenRequest request;
        try
        {
            var keys = await _partKeys.MakeAsync(opening.Id, opening.Tenant, opening.Caller, cancellation);
            var segment = await _keys.CurrentAsync(cancellation);
            using var plain = new SectionWriter();
            EnvelopeSections.WriteOpening(plain, opening, keys);
            var section = segment.Seal(SectionName.Opening, opening.Id, plain.Written);
            request = new OpenRequest(opening.Id, opening.Forwarded, segment, section)
            {
                Size = section.Length, Patience = opening.Forwarded ? _options.GroupPatience : TimeSpan.Zero,
            };
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The gateway must answer its caller, whatever is wrong with the keys.
            _report(new JournalProblem("key_unavailable", refused.GetType().Name));
            return OpenResult.Refused(OpenResult.Unavailable);
        }

        if (!_writer.TryAdd(request, makesRoom: false)) return OpenResult.Refused(OpenResult.Full);

        // Once handed over it may be committed at any moment: its fate is awaited, cancelled or not.
        if (await request.Number is not { } number) return OpenResult.Refused(OpenResult.Unavailable);
        if (opening.Forwarded) _forwarded.Settle(_state.Settled);
        return OpenResult.Durable(_state.Identity.Of(number));
    }

    public async ValueTask<OpenResult> RecordAsync(CallOpening opening, CallClosing closing, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RecordRequest request;
        try
        {
            var keys = await _partKeys.MakeAsync(opening.Id, opening.Tenant, opening.Caller, cancellation);
            var segment = await _keys.CurrentAsync(cancellation);
            using var plain = new SectionWriter();
            EnvelopeSections.WriteCall(plain, opening, keys, closing);
            var section = segment.Seal(SectionName.Call, opening.Id, plain.Written);
            request = new RecordRequest(opening.Id, _clock.GetUtcNow(), segment, section) { Size = section.Length, Patience = _options.GroupPatience };
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            _report(new JournalProblem("key_unavailable", refused.GetType().Name));
            return OpenResult.Refused(OpenResult.Unavailable);
        }

        if (!_writer.TryAdd(request, makesRoom: false)) return OpenResult.Refused(OpenResult.Full);
        if (await request.Number is not { } number) return OpenResult.Refused(OpenResult.Unavailable);
        _forwarded.Settle(_state.Settled);
        return OpenResult.Durable(_state.Identity.Of(number));
    }

    public IAnswerTail Tail(EnvelopeId id) => _keys.AtHand is { } segment ? _tails.For(id, segment) : NoTail.Instance;

    public void Forwarding(DateTimeOffset at) => _forwarded.Add(at);

    public async ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LoseRequest request;
        try
        {
            var segment = await _keys.CurrentAsync(cancellation);
            using var plain = new SectionWriter();
            EnvelopeSections.WriteLoss(plain, loss);
            var section = segment.Seal(SectionName.Loss, loss.Id, plain.Written);
            request = new LoseRequest(loss.Id, loss.Count, _clock.GetUtcNow(), segment, section) { Size = section.Length };
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            _report(new JournalProblem("key_unavailable", refused.GetType().Name));
            return OpenResult.Refused(OpenResult.Unavailable);
        }

        // A loss is small and stands for many calls: where those found no room, it does.
        if (!_writer.TryAdd(request, makesRoom: true) || await request.First is not { } first) return OpenResult.Refused(OpenResult.Unavailable);
        _forwarded.Settle(_state.Settled);
        return OpenResult.Durable(_state.Identity.Of(first));
    }

    public async ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation)
    {
        try
        {
            var segment = await _keys.CurrentAsync(cancellation);
            using var plain = new SectionWriter();
            EnvelopeSections.WriteClosing(plain, closing);
            var section = segment.Seal(SectionName.Closing, closing.Id, plain.Written);
            var request = new CloseRequest(closing.Id, _clock.GetUtcNow(), segment, section) { Size = section.Length, Patience = _options.EndPatience };
            return _writer.TryAdd(request, makesRoom: true) && await request.Durable;
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            _report(new JournalProblem("key_unavailable", refused.GetType().Name));
            return false;
        }
    }

    public ValueTask<JournalCounts> CountAsync(CancellationToken cancellation) => new(_state.Count());

    /// <summary>Ids are remembered until they are acknowledged.</summary>
    /// <exception cref="IOException">The journal could not write.</exception>
    public async ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation)
    {
        var segment = await _keys.CurrentAsync(cancellation);
        using var plain = new SectionWriter();
        EnvelopeSections.WriteImport(plain, envelope);
        var section = segment.Seal(SectionName.Import, envelope.Id, plain.Written);
        var request = new ImportRequest(envelope.Id, _clock.GetUtcNow(), segment, section) { Size = section.Length };
        if (!_writer.TryAdd(request, makesRoom: false)) return AppendResult.Full;

        return await request.Result ?? throw new IOException("the journal could not write the envelope");
    }

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        using var reader = new JournalReader(JournalFile.OpenReader(_folder), _keys, _stream, _state.Identity, _options);
        var position = _state.AcknowledgedThrough;
        while (true)
        {
            ending.Token.ThrowIfCancellationRequested();
            var grown = _state.Grown;
            var deliveries = reader.ReadAfter(position, _state.LastPosition);
            if (deliveries.Count == 0)
            {
                await grown.WaitAsync(ending.Token);
                continue;
            }

            yield return deliveries;
            position = deliveries[^1].Position;
        }
    }

    /// <exception cref="IOException">The journal could not remove the entries; they come back after a restart.</exception>
    /// <exception cref="ArgumentException">Another stream, or a position that was never given.</exception>
    public async ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        if (stream != _stream) throw new ArgumentException($"this queue holds stream {_stream}, not {stream}", nameof(stream));
        if (position > _state.LastPosition) throw new ArgumentOutOfRangeException(nameof(position), position, "no such entry yet");

        // In steps, so that openings do not wait behind a long removal.
        for (var from = _state.AcknowledgedThrough; from < position;)
        {
            from = Math.Min(position, from + _options.BatchCount);
            var request = new AcknowledgeRequest(from) { Size = 0, Patience = _options.GroupPatience };
            if (!_writer.TryAdd(request, makesRoom: true) || !await request.Gone)
                throw new IOException("the journal could not remove acknowledged entries");
        }
    }

    /// <summary>Commits what was handed in and lets the folder go. Calls still open stay so, for the next start to close.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;

        await _closing.CancelAsync();
        await Task.Run(_writer.Dispose);
        _statements.Dispose();
        _tails.Dispose();
        _forwarded.Dispose();
        _keys.Dispose();
        _lock.Dispose();
    }

    private async Task CloseInterruptedAsync(CancellationToken cancellation)
    {
        var calls = _state.OpenIds();
        if (calls.Count > 0)
        {
            _ = await _keys.CurrentAsync(cancellation);   // with the key at hand each closing is handed in at once, in this order
            var tails = await _tails.FindAsync(_keys, cancellation);
            var closings = calls.Select(id => CloseAsync(Interrupted(id, tails.GetValueOrDefault(id)), cancellation).AsTask()).ToArray();
            if ((await Task.WhenAll(closings)).Contains(false)) throw NotWritten("closing interrupted calls");
        }

        _tails.Clear();
    }

    private CallClosing Interrupted(EnvelopeId id, FoundTail? tail)
    {
        if (tail is null) return new CallClosing(id, CaptureOutcome.Interrupted, GatewayDied, TimeSpan.Zero, null, null);

        var response = new ResponseCapture(tail.Status, tail.Headers, tail.Body, tail.Body.Length, tail.Cut);
        return new CallClosing(
            id, CaptureOutcome.Interrupted, GatewayDied, tail.Elapsed, tail.FirstByteAfter, _options.Undo?.Invoke(response) ?? response);
    }

    private async Task LoseForwardedAsync(IRandomness randomness, CancellationToken cancellation)
    {
        if (_forwarded.Unsettled is not (> 0 and var count)) return;

        var (from, to) = _forwarded.Interval;
        var loss = new CaptureLoss(
            EnvelopeId.New(_clock.GetUtcNow(), randomness), _options.Tenant, CaptureLoss.Unknown, null, LossCause.GatewayDied, from, to, count);
        if ((await LoseAsync(loss, cancellation)).Number is null) throw NotWritten("recording what the last run lost");
    }

    private JournalOpenException NotWritten(string doing) => new(
        $"{Path.Combine(_folder, JournalFile.Name)} could not be written while {doing}; check the disk and the key ring");
}
