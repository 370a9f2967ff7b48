using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>One call of the traffic script.</summary>
/// <param name="Path">Below the gateway, provider first.</param>
/// <param name="Headers">Credentials of the provider's kind and what the caller says about the call.</param>
/// <param name="ExpectedStatus">Of the answer.</param>
/// <param name="LeavesAfterLines">Lines of the stream after which the client goes away; null when it stays.</param>
internal sealed record DemoCall(
    string Path, JsonObject Body, IReadOnlyList<(string Name, string Value)> Headers, int ExpectedStatus, int? LeavesAfterLines);
