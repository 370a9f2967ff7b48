using System.Text;
using AuditPipeline.Core.Log;
using Shouldly;

namespace AuditPipeline.Core.Tests.Log;

public sealed class OperatorStatementTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 891, TimeSpan.Zero);

    /// <summary>Frozen: what was stated once must read the same for ever. <c>ke</c> is SHA-256 over "seal/v1 erase\n00112233445566778899aabbccddeeff\n".</summary>
    [Fact]
    public void Stored_forms_are_frozen()
    {
        Text(OperatorStatement.KeyErased("00112233445566778899aabbccddeeff", 12, "r-1", "GDPR-17", ("officer", "counsel"), At)).ShouldBe(
            """{"basis":"GDPR-17","by":["officer","counsel"],"count":12,"ke":"/xDVn4xRiLgcDdb8J1QINTsl5FUyLAqfiLXQrc5VPdY=","req":"r-1","ts":"2026-03-04T05:06:07.891000Z","type":"erasure","v":1}""");
        Text(OperatorStatement.RecordsErased(["a", "b"], "r-2", "GDPR-17", ("officer", "counsel"), At)).ShouldBe(
            """{"basis":"GDPR-17","by":["officer","counsel"],"count":2,"ids":["a","b"],"req":"r-2","ts":"2026-03-04T05:06:07.891000Z","type":"erasure","v":1}""");
        Text(OperatorStatement.PartExpired("audit.test/s/p00", "raw", 99, At)).ShouldBe(
            """{"below":99,"part":"raw","stream":"audit.test/s/p00","ts":"2026-03-04T05:06:07.891000Z","type":"retention","v":1}""");
        Text(OperatorStatement.HoldChanged("h-1", placed: true, ("officer", "counsel"), At)).ShouldBe(
            """{"by":["officer","counsel"],"hold":"h-1","state":"placed","ts":"2026-03-04T05:06:07.891000Z","type":"hold","v":1}""");
    }

    [Fact]
    public void What_is_written_is_a_statement()
    {
        OperatorStatement.Fault(OperatorStatement.PartExpired("audit.test/s/p00", "raw", 99, At)).ShouldBeNull();
    }

    [Fact]
    public void Longest_erasure_fits_into_a_leaf()
    {
        var ids = Enumerable.Range(0, OperatorStatement.MostIds).Select(_ => "01890a5d-ac96-774b-bcce-b302099a8057").ToList();

        var statement = OperatorStatement.RecordsErased(ids, new string('r', 100), "GDPR-17", (new string('a', 100), new string('b', 100)), At);

        OperatorStatement.Fault(statement).ShouldBeNull();
    }

    [Theory]
    [InlineData("audit.test/s/p00\n1\nAAAA\n", "not canonical")]
    [InlineData("""{"v":1, "type":"beacon"}""", "not canonical")]
    [InlineData("""{"ts":"x","type":"beacon","v":2}""", "field v")]
    [InlineData("""{"ts":"x","type":"gossip","v":1}""", "field type")]
    [InlineData("""{"ts":"x","v":1}""", "field type")]
    [InlineData("""{"type":"beacon","v":1}""", "field ts")]
    public void What_is_no_statement_is_named(string leaf, string fault) =>
        OperatorStatement.Fault(Encoding.UTF8.GetBytes(leaf)).ShouldNotBeNull().ShouldContain(fault);

    [Fact]
    public void One_role_alone_erases_nothing() =>
        Should.Throw<ArgumentException>(() => OperatorStatement.RecordsErased(["a"], "r", "GDPR-17", ("officer", "officer"), At));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
