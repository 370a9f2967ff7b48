using System.Collections.Frozen;
using AuditPipeline.Adapters.ClickHouse.Server;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class ServerFactsTests
{
    [Theory]
    [InlineData("25.8", true)]
    [InlineData("25.8.1.5101", true)]
    [InlineData("25.12.3-testing", true)]
    [InlineData("26.1", true)]
    [InlineData("25.7.9", false)]
    [InlineData("18.16.1", false)]
    [InlineData("", false)]
    [InlineData("unknown", false)]
    public void Versions_are_compared_by_number(string version, bool enough) =>
        new ServerFacts(version, FrozenSet<string>.Empty, false).IsAtLeast("25.8").ShouldBe(enough);
}
