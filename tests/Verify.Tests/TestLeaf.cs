using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify.Tests;

/// <summary>One record of a test log.</summary>
/// <param name="GatewayNumber"><c>gs</c></param>
/// <param name="System"><c>sys</c>; null makes a tally.</param>
/// <param name="State">How its one part, <c>body</c>, is shown.</param>
/// <param name="KekId">Key the part hangs on.</param>
/// <param name="Lost">Calls a capture loss accounts for; 0 for a record.</param>
/// <param name="Heartbeat">Whether it is a heartbeat.</param>
/// <param name="NameKey">When erased: the pack names the key.</param>
internal sealed record TestLeaf(
    long GatewayNumber, string? System = "bot", PartState State = PartState.Disclosed, string KekId = TestLeaf.Kek, bool NameKey = true,
    long Lost = 0, bool Heartbeat = false)
{
    public string Type => Heartbeat ? "heartbeat" : Lost > 0 ? "loss" : System is null ? "tally" : "interaction";

    public const string Kek = "000102030405060708090a0b0c0d0e0f";
}
