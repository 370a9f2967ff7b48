namespace AuditPipeline.Core.Sealing;

/// <summary>What a leaf must say of calls that have no record of their own: the count of a loss and what a heartbeat tells stand in leaves
/// of their type, in each, and nowhere else.</summary>
internal static class LeafRules
{
    /// <summary>What is wrong, or null.</summary>
    public static string? FaultOf(Leaf leaf)
    {
        var meta = leaf.Meta ?? NoMeta;
        return leaf.Type switch
        {
            LeafType.Loss => FaultOfLoss(leaf, meta) ?? FaultOfOthers(leaf, meta, mayLose: true, mayTell: false),
            LeafType.Heartbeat => FaultOfHeartbeat(leaf, meta) ?? FaultOfOthers(leaf, meta, mayLose: false, mayTell: true),
            _ => FaultOfOthers(leaf, meta, mayLose: false, mayTell: false),
        };
    }

    private static LeafMeta NoMeta { get; } = new();

    private static string? FaultOfLoss(Leaf leaf, LeafMeta meta)
    {
        if (leaf is not { Gateway: not null, GatewayNumber: >= 1 }) return "a loss needs 'gw' and 'gs' from 1";
        if (meta is not { Lost: >= 1, LostFrom: not null, LostTo: not null, Reason: not null })
            return "a loss needs 'lost' from 1, 'lost_from', 'lost_to' and 'reason'";
        if (meta.LostFrom > meta.LostTo) return "'lost_to' is before 'lost_from'";
        return leaf.Parts.Count == 0 ? null : "a loss has no parts";
    }

    private static string? FaultOfHeartbeat(Leaf leaf, LeafMeta meta)
    {
        if (leaf is not { Gateway: not null, GatewayNumber: >= 0, System: null, SystemNumber: null })
            return "a heartbeat needs 'gw' and 'gs' from 0 and has no system";
        if (meta.Open is not { } open || open < 0) return "a heartbeat needs 'open' from 0";
        if (leaf.Parts.Count > 0) return "a heartbeat has no parts";
        if (meta.OpenCut is false) return "'open_cut' is only said when true";

        var named = 0L;
        if (meta.OpenNumbers is { } text)
        {
            if (NumberRanges.TryParse(text) is not { } ranges) return "'open_numbers' must be ascending ranges";
            named = ranges.Sum(range => range.Last - range.First + 1);
        }

        return meta.OpenCut is true
            ? named < open ? null : "'open_cut' is said, but all open numbers are named"
            : named == open ? null : "'open_numbers' does not name as many numbers as are open";
    }

    private static string? FaultOfOthers(Leaf leaf, LeafMeta meta, bool mayLose, bool mayTell)
    {
        if (!mayLose && (meta.Lost is not null || meta.LostFrom is not null || meta.LostTo is not null))
            return $"'lost' stands in losses only, not in {leaf.Type}";
        return mayTell || (meta.Open is null && meta.OpenNumbers is null && meta.OpenCut is null)
            ? null
            : $"'open' stands in heartbeats only, not in {leaf.Type}";
    }
}
