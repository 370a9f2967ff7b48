using System.Globalization;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>One run over one pack: the order of the links.</summary>
internal sealed class PackCheck(IPackSource? source, PackFault? unreadable, VerifyOptions options, IProgress<long>? progress)
{
    private readonly List<PackStep> _steps = [];
    private readonly List<string> _notes = [];
    private PackCounts _counts = new();

    public PackVerdict Run(CancellationToken stop)
    {
        var reader = source is null ? null : new PackReader(source);
        if (reader is null) Settle(StepName.Manifest, unreadable, string.Empty);
        else Check(reader, stop);

        foreach (var name in Enum.GetValues<StepName>().Skip(_steps.Count))
            _steps.Add(new PackStep(name, StepState.NotReached, "an earlier link is broken"));
        return new PackVerdict(_steps, _notes, _counts, reader?.ManifestSha256, reader?.Manifest?.Pack);
    }

    private void Check(PackReader reader, CancellationToken stop)
    {
        var anchors = new AnchorCheck(reader, options, _notes);
        var fault = reader.CheckManifest(stop) ?? anchors.CheckLayout();
        _counts = _counts with { Files = reader.Manifest?.Files.Count ?? 0, Bytes = reader.Bytes };
        if (!Settle(StepName.Manifest, fault, Invariant($"{_counts.Files} files, {_counts.Bytes} bytes"))) return;

        fault = anchors.CheckSignatures();
        _counts = _counts with { Anchors = anchors.Anchors, Streams = anchors.Streams.Count, Statements = anchors.StatementCount };
        if (!Settle(StepName.AnchorSignature, fault, Invariant($"{anchors.Anchors} anchor checkpoints"))) return;

        fault = anchors.CheckWitnesses(out var notDemanded);
        _counts = _counts with { Cosignatures = anchors.Cosignatures };
        if (!Settle(StepName.Witnesses, fault, Invariant($"{anchors.Cosignatures} cosignatures"), notDemanded)) return;

        fault = anchors.CheckTimestamps(out notDemanded);
        _counts = _counts with { Timestamps = anchors.Timestamps };
        if (!Settle(StepName.Timestamp, fault, Invariant($"{anchors.Timestamps} tokens"), notDemanded)) return;

        if (!Settle(StepName.AnchorConsistency, anchors.CheckAnchorConsistency(), Invariant($"{anchors.Anchors} sizes"))) return;
        if (!Settle(
            StepName.HeadInAnchor, anchors.CheckHeads(),
            Invariant($"{anchors.Streams.Sum(s => s.Sides.Count())} heads, {anchors.StatementCount} statements"))) return;
        if (!Settle(StepName.StreamConsistency, CheckStreams(reader, anchors.Streams), Invariant($"{anchors.Streams.Count} streams"))) return;
        if (!CheckRecords(reader, anchors, stop)) return;

        Settle(
            StepName.Period, CheckPeriod(anchors.Streams), "attested before its start and after its end",
            options.Period is null ? "no period asked for" : null);
    }

    private static PackFault? CheckStreams(PackReader reader, List<StreamRange> streams)
    {
        foreach (var stream in streams)
        {
            var path = stream.FilePath;
            if (reader.Read(path, StreamFile.MaxBytes) is not { } bytes) return new PackFault(path, "is too long");
            stream.File = StreamFile.TryParse(bytes, out var fault);
            fault ??= WhyInconsistent(stream.File!, stream);
            if (fault is not null) return new PackFault(path, fault);
        }

        return null;
    }

    private static string? WhyInconsistent(StreamFile file, StreamRange stream)
    {
        var to = stream.To!.Head!;
        if (to.Origin != file.Origin) return $"origin is not that of {stream.To.Folder}{PackPaths.Checkpoint}";
        if (to.Size != file.To) return $"to is {file.To}, but {stream.To.Folder}{PackPaths.Checkpoint} says {to.Size}";
        if (file.From == 0)
        {
            if (stream.From is not null) return "from is 0, but there is a from/ side";
            if (file.Consistency.Count > 0 || file.Frontier.Count > 0) return "from is 0, but there is a frontier or a consistency proof";
        }
        else
        {
            if (stream.From?.Head is not { } from) return "from is not 0, but there is no from/ side";
            if (from.Origin != file.Origin) return $"origin is not that of {stream.From.Folder}{PackPaths.Checkpoint}";
            if (from.Size != file.From) return $"from is {file.From}, but {stream.From.Folder}{PackPaths.Checkpoint} says {from.Size}";
            if (!ConsistencyProof.Verify(from.Size, to.Size, from.Root, to.Root, file.Consistency.ToArray()))
                return "the consistency proof does not hold: the stream was not only appended to";
            if (file.Complete && !FrontierFits(file, from)) return "the frontier does not hash to the root of from/checkpoint";
        }

        if (file.Complete && (file.System is not null || file.Tally is not null)) return "a complete range shows all systems";
        if (file.Tally is null) return null;
        if (file.System is null) return "tally without system";
        var (first, last) = file.Tally.Value;
        return file.From <= first && first < last && last < file.To ? null : "the tallies are not two indexes of the range";
    }

    private static bool FrontierFits(StreamFile file, Checkpoint from) =>
        System.Numerics.BitOperations.PopCount((ulong)file.From) == file.Frontier.Count
        && Frontier.Restore(file.From, file.Frontier.ToArray()).Root() == from.Root;

    private bool CheckRecords(PackReader reader, AnchorCheck anchors, CancellationToken stop)
    {
        PackFault? leaves = null, commitments = null, numbers = null, erasures = anchors.StatementFault;
        foreach (var stream in anchors.Streams)
        {
            var check = new RecordCheck(stream, anchors.Statements);
            try
            {
                using var records = reader.Open(stream.RecordsPath);
                check.Run(records, _notes, progress, stop);
                leaves = check.Leaves;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                leaves = new PackFault(stream.RecordsPath, "cannot be read");
            }

            commitments ??= check.Commitments;
            numbers ??= check.Numbers;
            erasures ??= check.Erasures;
            _counts = _counts with
            {
                Records = _counts.Records + check.Records,
                Disclosed = _counts.Disclosed + check.ByState[(int)PartState.Disclosed],
                Withheld = _counts.Withheld + check.ByState[(int)PartState.Withheld],
                Erased = _counts.Erased + check.ByState[(int)PartState.Erased],
                Expired = _counts.Expired + check.ByState[(int)PartState.Expired],
                Lost = _counts.Lost + check.Lost,
            };
            if (leaves is not null) break;
            Describe(stream.File!, check.Records);
        }

        var ranged = anchors.Streams.Any(s => s.File is { Complete: true } or { Tally: not null });
        return Settle(StepName.Leaves, leaves ?? IntegrityCheck.Check(reader), Invariant($"{_counts.Records} records"))
            && Settle(StepName.Commitments, commitments, Invariant($"{_counts.Disclosed} parts opened, {_counts.Withheld} withheld"))
            && Settle(StepName.Numbers, numbers, NumbersText(), ranged ? null : "a selection shows nothing about numbers")
            && Settle(StepName.Erasures, erasures, Invariant($"{_counts.Erased} parts erased, {_counts.Expired} expired"));
    }

    private string NumbersText() => _counts.Lost == 0
        ? "no number missing or used twice"
        : Invariant($"no number missing or used twice; capture losses account for {_counts.Lost} calls without a record");

    private void Describe(StreamFile file, long records)
    {
        if (file.Complete) return;
        _notes.Add(file.Tally is not null
            ? Invariant($"{file.Origin}: complete for system {file.System} between two tallies ({records} leaves)")
            : Invariant($"{file.Origin}: a selection of {records} leaves out of {file.To - file.From}; it does not show what was left out"));
    }

    private PackFault? CheckPeriod(List<StreamRange> streams)
    {
        if (options.Period is not { } period) return null;
        foreach (var stream in streams)
        {
            // Any one witness or authority that saw the head in time is enough; the operator's own clock is not.
            if (stream.From is { } from && !from.Attested.Any(time => time <= period.Start))
                return new PackFault(from.Folder + PackPaths.HeadProof, "the first head is not attested at or before the start of the period");
            if (!stream.To!.Attested.Any(time => time >= period.End))
                return new PackFault(stream.To.Folder + PackPaths.HeadProof, "the last head is not attested at or after the end of the period");
        }

        return null;
    }

    private bool Settle(StepName name, PackFault? fault, string passed, string? notDemanded = null)
    {
        _steps.Add(fault is not null ? new PackStep(name, StepState.Failed, fault.What, fault.Path, fault.Record)
            : notDemanded is not null ? new PackStep(name, StepState.NotDemanded, notDemanded)
            : new PackStep(name, StepState.Passed, passed));
        return fault is null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
