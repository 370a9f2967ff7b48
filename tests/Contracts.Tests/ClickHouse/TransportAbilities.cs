namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>What one ClickHouse can; the transport contract asks no more of it.</summary>
/// <param name="Version">For the reason of a skip.</param>
/// <param name="Parameters"><c>{name:Type}</c> places.</param>
/// <param name="Tokens">Deduplication tokens, on tables that are not replicated too.</param>
/// <param name="NewTypes">DateTime64, Map, LowCardinality.</param>
/// <param name="Streams">Rows come while the question still runs.</param>
public sealed record TransportAbilities(string Version, bool Parameters, bool Tokens, bool NewTypes, bool Streams)
{
    public void Require(bool ability, string what) => Assert.SkipUnless(ability, $"ClickHouse {Version} has no {what}");
}
