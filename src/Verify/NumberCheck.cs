using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Verify;

/// <summary>Numbers of one range. Complete: gateway numbers form a set without holes but those named as pending; each system's
/// numbers follow each other and agree with the tallies. One system between two tallies: its numbers fill exactly what the tallies
/// leave between them. A selection shows nothing about numbers.</summary>
internal sealed class NumberCheck(StreamFile range, string filePath, string recordsPath)
{
    private const int MostNamed = 20;

    private readonly Dictionary<string, NumberRuns> _gateways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _systems = new(StringComparer.Ordinal);
    private long _lastOfSystem = -1;
    private bool _seenFirstTally;
    private bool _seenLastTally;

    /// <summary>The first fault, or null.</summary>
    public PackFault? Fault { get; private set; }

    /// <summary>One leaf, in order of index.</summary>
    public void Add(LeafFacts leaf)
    {
        if (range.Complete) AddComplete(leaf);
        else if (range is { System: { } system, Tally: { } tally }) AddTallied(leaf, system, tally);
        else if (range.System is { } shown && leaf.System is not null && leaf.System != shown) Fail(leaf, "belongs to another system");
    }

    /// <summary>After the last leaf.</summary>
    public void Finish(List<string> notes)
    {
        if (Fault is not null) return;
        if (range.Complete) FinishGateways(notes);
        if (range.Tally is not null && !(_seenFirstTally && _seenLastTally))
            Fault = new PackFault(recordsPath, "does not hold both tally leaves");
    }

    private void AddComplete(LeafFacts leaf)
    {
        // A heartbeat tells of numbers and takes none; a loss takes one for every call it accounts for.
        if (leaf is { Gateway: { } gateway, GatewayNumber: { } number } && leaf.Type != LeafType.Heartbeat)
        {
            if (!_gateways.TryGetValue(gateway, out var runs)) _gateways[gateway] = runs = new NumberRuns();
            if (!runs.Add(number, number + (leaf.Lost ?? 1) - 1)) Fail(leaf, Twice(gateway, number, leaf.Lost));
        }

        if (leaf is { System: { } system, SystemNumber: { } systemNumber })
        {
            // Before the range the last number is unknown; from the first record of a stream it is 0.
            var known = _systems.TryGetValue(system, out var last) || range.From == 0;
            if (known && systemNumber != last + 1) Fail(leaf, $"system {system}: number {systemNumber} where {last + 1} is next");
            _systems[system] = systemNumber;
        }

        foreach (var (counted, count) in leaf.Counts ?? new Dictionary<string, long>())
        {
            var known = _systems.TryGetValue(counted, out var last) || range.From == 0;
            if (known && count != last) Fail(leaf, $"tally counts {count} for system {counted}, the leaves say {last}");
            _systems[counted] = count;
        }
    }

    private void AddTallied(LeafFacts leaf, string system, TallyPair tally)
    {
        if (leaf.Index == tally.First || leaf.Index == tally.Last)
        {
            if (leaf.Counts is null)
            {
                Fail(leaf, "is not a tally");
                return;
            }

            var count = leaf.Counts.GetValueOrDefault(system);
            if (leaf.Index == tally.First)
            {
                _seenFirstTally = true;
                _lastOfSystem = count;
                return;
            }

            _seenLastTally = true;
            if (_seenFirstTally && count != _lastOfSystem)
                Fail(leaf, $"tally counts {count} for system {system}, but the last one shown is {_lastOfSystem}");
            return;
        }

        if (leaf.System != system)
        {
            Fail(leaf, $"does not belong to system {system}");
            return;
        }

        if (!_seenFirstTally || _seenLastTally)
        {
            Fail(leaf, "stands outside the two tallies");
            return;
        }

        if (leaf.SystemNumber != _lastOfSystem + 1)
            Fail(leaf, $"system {system}: number {leaf.SystemNumber} where {_lastOfSystem + 1} is next");
        _lastOfSystem = leaf.SystemNumber!.Value;
    }

    private void FinishGateways(List<string> notes)
    {
        var pending = (range.Pending ?? []).ToDictionary(p => p.Gateway, p => p.Numbers, StringComparer.Ordinal);
        foreach (var (gateway, runs) in _gateways.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (runs.FirstTwice() is { } twice)
            {
                Fault ??= new PackFault(recordsPath, $"gateway {gateway} uses number {twice} twice");
                return;
            }

            CheckHoles(gateway, runs.Runs(), pending.GetValueOrDefault(gateway, []));
            if (Fault is not null) return;
        }

        foreach (var (gateway, numbers) in pending)
        {
            var named = string.Join(", ", numbers.Take(MostNamed));
            var more = numbers.Count > MostNamed ? $" and {numbers.Count - MostNamed} more" : string.Empty;
            if (numbers.Count > 0)
                notes.Add($"{filePath}: gateway {gateway} accepted number {named}{more}, which this range does not hold (still open, or sealed outside it)");
        }
    }

    private void CheckHoles(string gateway, IReadOnlyList<(long First, long Last)> runs, IReadOnlyList<long> pending)
    {
        var named = pending.ToHashSet();
        var run = 0;
        foreach (var number in pending)
        {
            // Both ascend, so one walk over the runs serves all names.
            while (run < runs.Count && runs[run].Last < number) run++;
            if (run == runs.Count || number < runs[run].First) continue;
            Fault = new PackFault(filePath, $"gateway {gateway}: number {number} is named as pending but is in the range");
            return;
        }

        // A stream's first record starts each of its gateways; a later range may start anywhere.
        var next = range.From == 0 ? 1 : runs[0].First;
        foreach (var (first, last) in runs)
        {
            // Holes longer than what is named are found at their first number that is not, so the loop is bounded by the names.
            for (; next < first; next++)
            {
                if (named.Contains(next)) continue;
                Fault = new PackFault(recordsPath, $"gateway {gateway}: number {next} is missing and not named as pending");
                return;
            }

            next = last + 1;
        }
    }

    private static string Twice(string gateway, long number, long? lost) => lost > 1
        ? $"gateway {gateway} uses one of the numbers {number} to {number + lost - 1} twice"
        : $"gateway {gateway} uses number {number} twice";

    private void Fail(LeafFacts leaf, string what) => Fault ??= new PackFault(recordsPath, what, leaf.Index);
}
