using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class ClickHouseExceptionTests
{
    [Fact]
    public void Error_that_quotes_a_value_keeps_only_its_number_and_name()
    {
        const string engineText =
            "Code: 457. DB::Exception: Value jan@example.org cannot be parsed as UInt8 for query parameter 'x'. (BAD_QUERY_PARAMETER)";

        var exception = ClickHouseException.FromEngine(engineText, "read records");

        exception.Message.ShouldBe("ClickHouse refused to read records: error 457 BAD_QUERY_PARAMETER");
        exception.Code.ShouldBe(457);
    }

    [Fact]
    public void Error_about_the_statement_keeps_its_text()
    {
        const string engineText = "Code: 60. DB::Exception: Table a.b does not exist. (UNKNOWN_TABLE)";

        var exception = ClickHouseException.FromEngine(engineText, "read records");

        exception.Message.ShouldContain("Table a.b does not exist");
        exception.Name.ShouldBe("UNKNOWN_TABLE");
    }
}
