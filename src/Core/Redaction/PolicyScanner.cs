namespace AuditPipeline.Core.Redaction;

/// <summary>Looks for what one policy redacts. The stricter operator wins where values overlap: what is kept is not looked for at all, and what is
/// masked gives way to what is taken out whole; else a URL that is kept could show the password in it. Thread-safe.</summary>
internal sealed class PolicyScanner
{
    private readonly TextScanner redacted;
    private readonly bool masks;
    private readonly TextScanner? kept;   // detectors do not tell their kinds, so what is kept is found by a scan of its own

    internal PolicyScanner(TextScanner all) => redacted = all;

    internal PolicyScanner(IReadOnlyList<IDetector> detectors, RedactionPolicy policy)
    {
        redacted = new TextScanner(policy.Keeps || policy.Masks ? detectors.Select(d => new PolicyDetector(d, policy, kept: false)) : detectors);
        masks = policy.Masks;
        if (policy.Keeps) kept = new TextScanner(detectors.Select(d => new PolicyDetector(d, policy, kept: true)));
    }

    /// <param name="partLengths">See <see cref="TextScanner.ScanTogether"/>.</param>
    internal PolicyScan Scan(string text, IReadOnlyList<int> partLengths)
    {
        var scan = redacted.ScanTogether(text, partLengths);
        if (!scan.IsScanned) return new PolicyScan(scan, []);

        if (masks && scan.Detections.Count > 0) scan = scan with { Detections = [.. scan.Detections.Select(PolicyDetector.Restored)] };
        var stays = kept?.ScanTogether(text, partLengths) ?? TextScan.Clean;
        return stays.IsScanned ? new PolicyScan(scan, stays.Detections) : new PolicyScan(stays, []);
    }
}
