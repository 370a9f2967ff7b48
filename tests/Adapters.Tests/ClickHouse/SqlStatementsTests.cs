using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class SqlStatementsTests
{
    [Theory]
    [InlineData("SELECT 1; SELECT 2;\n", new[] { "SELECT 1", "SELECT 2" })]
    [InlineData("SELECT ';' ; SELECT 'it''s; \\'x;'", new[] { "SELECT ';'", "SELECT 'it''s; \\'x;'" })]
    [InlineData("SELECT `a;b`, \"c;d\"", new[] { "SELECT `a;b`, \"c;d\"" })]
    [InlineData("-- first; really\nSELECT 1 -- no; end\n; /* ; */ ;", new[] { "-- first; really\nSELECT 1 -- no; end" })]
    [InlineData(" \n-- nothing", new string[0])]
    public void Statements_end_at_their_own_semicolons(string sql, string[] expected) =>
        SqlStatements.Split(sql).ShouldBe(expected);

    [Theory]
    [InlineData("SELECT 'open")]
    [InlineData("SELECT 1 /* open")]
    public void Unclosed_quote_or_comment_is_refused(string sql) =>
        Should.Throw<FormatException>(() => SqlStatements.Split(sql));
}
