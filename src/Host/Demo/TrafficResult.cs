namespace AuditPipeline.Host.Demo;

/// <summary>What became of the traffic script's calls.</summary>
/// <param name="Sent">Calls begun; = <paramref name="Answered"/> + <paramref name="Left"/> + <paramref name="Failed"/>.</param>
/// <param name="Answered">Read to the end, whatever the status.</param>
/// <param name="Left">The client went away halfway, as scripted.</param>
/// <param name="Failed">Transport errors, which the script does not hold.</param>
/// <param name="Unexpected">Answers with another status than the script foresees.</param>
/// <param name="AuditIds">The answers' <c>x-audit-id</c>, in no order.</param>
public sealed record TrafficResult(
    int Sent, int Answered, int Left, int Failed, int Unexpected, IReadOnlyDictionary<int, int> ByStatus, IReadOnlyList<string> AuditIds);
