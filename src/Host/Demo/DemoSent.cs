namespace AuditPipeline.Host.Demo;

/// <summary>What the caller's side of the demonstration saw.</summary>
/// <param name="Answered">Read to the end.</param>
/// <param name="Left">The client went away halfway.</param>
/// <param name="Failures">What went other than it should, one line each; empty when nothing did.</param>
/// <param name="Identical">Answers compared byte for byte with the recording and equal; null where there is none.</param>
internal sealed record DemoSent(int Sent, int Answered, int Left, IReadOnlyList<string> Failures, int? Identical);
