using System.Collections.Frozen;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>What a server says it is and can.</summary>
/// <param name="Version">As it says, <c>26.7.3.1</c>.</param>
/// <param name="Settings">Those of <see cref="AskedSettings"/> that it knows; others are not sent, since it would refuse the statement.</param>
/// <param name="MarksFailures">It names a tag with every answer and writes it before an error that comes in the middle of one
/// (25.11 and newer).</param>
public sealed record ServerFacts(string Version, FrozenSet<string> Settings, bool MarksFailures)
{
    /// <summary>The oldest server the product runs on. Older ones are served by this transport as far as they go.</summary>
    public const string OldestForProduct = "25.8";

    /// <summary>Settings this transport would like to send.</summary>
    internal static readonly string[] AskedSettings =
    [
        "readonly", "max_execution_time", "max_block_size", "cancel_http_readonly_queries_on_client_close", "http_write_exception_in_output_format",
        "async_insert", "mutations_sync", "insert_deduplication_token", "insert_quorum", "max_insert_block_size", "min_insert_block_size_rows",
        "min_insert_block_size_bytes", "insert_distributed_sync", "distributed_product_mode", "allow_nondeterministic_mutations",
    ];

    /// <summary>Before the server was asked.</summary>
    internal static readonly ServerFacts Unknown = new("", FrozenSet<string>.Empty, false);

    /// <summary><c>{name:Type}</c> places are filled from the fields of a form (20.1 and newer).</summary>
    public bool TakesParameters => IsAtLeast("20.1");

    /// <summary>A named block is left out when it was seen.</summary>
    public bool TakesDeduplicationTokens => Settings.Contains("insert_deduplication_token");

    /// <summary>A request whose body is cut fails; older servers insert the rows they got (seen with 18.16).</summary>
    public bool RefusesCutBodies => IsAtLeast("22.1");

    public bool IsAtLeast(string version)
    {
        var numbers = Version.Split('.', '-').TakeWhile(part => part.All(char.IsAsciiDigit)).Select(part => int.TryParse(part, out var n) ? n : 0);
        var asked = version.Split('.').Select(int.Parse);
        foreach (var (have, want) in numbers.Concat([0, 0]).Zip(asked))
        {
            if (have != want) return have > want;
        }

        return true;
    }
}
