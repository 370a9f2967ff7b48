using System.Text.RegularExpressions;

namespace AuditPipeline.Architecture.Tests;

/// <summary>What may stand in which room.</summary>
public sealed partial class RoomRules
{
    // SQLite is the outside system of the journal and of the key ring; every other SQL is ClickHouse's.
    private static readonly string[] SqlRooms = ["Adapters/ClickHouse/", "Adapters/Embedded/", "Adapters/Keys/"];

    private static readonly string[] HttpRooms =
        ["Gateway/Edge/", "Gateway/GatewayServices.cs", "Collector/Intake/", "Reports/Query/", "Reports/Console/", "Host/", "Adapters/ClickHouse/Server/"];

    [Fact]
    public void Sql_stands_in_its_adapters_only()
    {
        var broken = SourceTree.Sources
            .Where(s => !SqlRooms.Any(r => s.StartsWith(r, StringComparison.Ordinal)))
            .Where(s => Sql().IsMatch(SourceTree.Code(s)));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Clickhouse_sql_stands_in_the_clickhouse_adapter_only()
    {
        var broken = SourceTree.Sources
            .Where(s => s.StartsWith("Adapters/Embedded/", StringComparison.Ordinal) && !s.StartsWith("Adapters/Embedded/Journal/", StringComparison.Ordinal))
            .Where(s => RecordTables().IsMatch(SourceTree.Code(s)));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Http_types_stand_in_edge_intake_console_and_api_only()
    {
        var broken = SourceTree.Sources
            .Where(s => !HttpRooms.Any(r => s.StartsWith(r, StringComparison.Ordinal)))
            .Where(s => Http().IsMatch(SourceTree.Code(s)));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_redactor_makes_redacted_text()
    {
        var makers = SourceTree.Sources.Where(s => SourceTree.Code(s).Contains("new RedactedText(", StringComparison.Ordinal));

        makers.ShouldAllBe(s => s.StartsWith("Core/Redaction/", StringComparison.Ordinal));
        makers.Count().ShouldBe(1);
    }

    [Fact]
    public void Every_generated_regular_expression_is_bounded_in_time()
    {
        var unbounded = SourceTree.Sources
            .SelectMany(s => Regexes().Matches(SourceTree.Code(s)).Select(m => (Source: s, Arguments: m.Groups["arguments"].Value)))
            .Where(r => !r.Arguments.Contains("NonBacktracking", StringComparison.Ordinal) && !Bounded().IsMatch(r.Arguments))
            .Select(r => r.Source);

        unbounded.ShouldBeEmpty();
    }

    [GeneratedRegex(@"""[^""]*\b(SELECT\s+[\w*(]|INSERT\s+(OR\s+\w+\s+)?INTO\s|CREATE\s+TABLE\s|ALTER\s+TABLE\s|DELETE\s+FROM\s|DROP\s+TABLE\s)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(FROM|INTO|TABLE)\s+(records|content|payloads|record_keys)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex RecordTables();

    [GeneratedRegex(@"Microsoft\.AspNetCore|System\.Net\.Http|\bHttpClient\b|\bHttpContext\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Http();

    [GeneratedRegex(@"\[GeneratedRegex\((?<arguments>.*)\)\]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Regexes();

    [GeneratedRegex(@"matchTimeoutMilliseconds|,\s*\d+\s*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Bounded();
}
