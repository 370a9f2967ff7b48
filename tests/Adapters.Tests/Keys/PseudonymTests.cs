using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class PseudonymTests
{
    /// <summary>RFC 4231 section 4.3 (test case 2), first 16 bytes.</summary>
    [Fact]
    public void Pseudonym_is_the_first_half_of_the_keyed_hash() => Pseudonym
        .Of("Jefe"u8, "what do ya want for nothing?")
        .ShouldBe("5bdcc146bf60754e6a042426089575c7");
}
