using System.Globalization;
using System.Text;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

/// <summary>What the transport makes of answers no healthy server gives.</summary>
public sealed class HttpClickHouseTests
{
    private const string Tag = "abcdefghijklmnop";
    private const string Tagged = "X-ClickHouse-Exception-Tag: " + Tag + "\r\n";
    private const string Secret = "jan@example.org";

    private static readonly string[] AllSettings =
    [
        "readonly", "max_execution_time", "max_block_size", "cancel_http_readonly_queries_on_client_close", "http_write_exception_in_output_format",
        "async_insert", "mutations_sync", "insert_deduplication_token", "insert_quorum", "max_insert_block_size", "min_insert_block_size_rows",
        "min_insert_block_size_bytes",
    ];

    [Fact]
    public async Task Values_and_passwords_never_stand_in_the_address()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(200, Tagged, Number(7)));
        using var clickHouse = await ConnectAsync(server);

        var answer = await NumbersAsync(clickHouse, "SELECT {who:String}", new SqlParameters().Add("who", Secret));

        answer.ShouldBe([7]);
        server.Requests.ShouldAllBe(request => !request.Target.Contains("secret", StringComparison.Ordinal));
        var asked = server.Requests.Last();
        asked.Head.ShouldNotContain("example.org");
        asked.Target.ShouldNotContain("SELECT");
        (asked.Header("X-ClickHouse-User"), asked.Header("X-ClickHouse-Key"), asked.Header("Authorization")).ShouldBe(("writer", "secret", null));
        asked.BodyText.ShouldContain($"name=param_who\r\n\r\n{Secret}\r\n");
        asked.BodyText.ShouldContain("name=query\r\n\r\nSELECT {who:String}\r\n");
        asked.Target.ShouldContain("readonly=2");
        asked.Target.ShouldContain("query_id=audit-");
    }

    [Fact]
    public async Task Insert_names_its_block_and_carries_rows_only()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(200, Tagged, []));
        using var clickHouse = await ConnectAsync(server);
        using var rows = new RowBinaryWriter();
        rows.WriteUInt64(5);

        await clickHouse.InsertAsync("INSERT INTO records (n)", rows.Written, "p00/17", default);

        var sent = server.Requests.Last();
        sent.Target.ShouldContain("query=INSERT%20INTO%20records%20%28n%29%20FORMAT%20RowBinary");
        sent.Target.ShouldContain("insert_deduplication_token=p00%2F17");
        sent.Target.ShouldContain("async_insert=0");
        sent.Body.ShouldBe(Number(5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Failure_behind_rows_is_thrown_and_not_taken_for_a_row(int pieces)
    {
        await using var server = Start(async (_, connection) =>
        {
            await BeginAsync(connection);
            await SendInPiecesAsync(connection, [.. Number(1), .. Number(2), .. Failure("Code: 395. DB::Exception: jan@example.org. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO)")], pieces);
            connection.Reset();   // as the server does, so that clients without the tag see it too
        });
        using var clickHouse = await ConnectAsync(server);
        var seen = new List<long>();

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n", seen: seen));

        failed.Message.ShouldNotContain("jan@");
        seen.Except([1, 2]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_of_a_failure_behind_rows_is_told()
    {
        await using var server = Start(async (_, connection) =>
        {
            await BeginAsync(connection);
            await connection.ChunkAsync([.. Number(1), .. Failure("Code: 395. DB::Exception: no. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO)")]);
            await connection.EndChunksAsync();
        });
        using var clickHouse = await ConnectAsync(server);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        (failed.Code, failed.Name).ShouldBe((395, "FUNCTION_THROW_IF_VALUE_IS_NON_ZERO"));
    }

    [Fact]
    public async Task Text_that_looks_like_a_failure_but_has_another_tag_is_a_row()
    {
        var text = "\r\n__exception__\r\nqqqqqqqqqqqqqqqq\r\nCode: 1. DB::Exception: stored by somebody";
        await using var server = Start((_, connection) => connection.AnswerAsync(200, Tagged, Text(text)));
        using var clickHouse = await ConnectAsync(server);

        var rows = new List<string>();
        await foreach (var row in clickHouse.QueryAsync("SELECT s", null, static (ref RowBinaryReader r) => r.ReadString(), default)) rows.Add(row);

        rows.ShouldBe([text]);
    }

    [Theory]
    [InlineData(8)]    // at the end of a row
    [InlineData(12)]   // inside one
    public async Task Answer_whose_chunks_do_not_end_is_a_failure(int bytes)
    {
        await using var server = Start(async (_, connection) =>
        {
            await BeginAsync(connection);
            await connection.ChunkAsync([.. ((byte[])[.. Number(1), .. Number(2)]).Take(bytes)]);
            connection.Reset();
        });
        using var clickHouse = await ConnectAsync(server);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        failed.Message.ShouldContain("cut");
    }

    [Fact]
    public async Task Answer_shorter_than_its_length_is_a_failure()
    {
        await using var server = Start(async (_, connection) =>
        {
            await connection.SendAsync($"HTTP/1.1 200 OK\r\n{Tagged}Content-Length: 16\r\n\r\n");
            await connection.SendAsync(Number(1));
            connection.Reset();
        });
        using var clickHouse = await ConnectAsync(server);

        await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));
    }

    [Fact]
    public async Task Answer_that_ends_inside_a_row_is_a_failure()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(200, Tagged, [1, 2, 3]));
        using var clickHouse = await ConnectAsync(server);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        failed.Message.ShouldContain("inside a row");
    }

    [Fact]
    public async Task Answer_that_ends_with_its_connection_is_not_trusted()
    {
        await using var server = Start(async (_, connection) =>
        {
            await connection.SendAsync($"HTTP/1.1 200 OK\r\n{Tagged}Connection: close\r\n\r\n");
            await connection.SendAsync(Number(1));
            connection.Reset();
        });
        using var clickHouse = await ConnectAsync(server);

        await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));
    }

    [Fact]
    public async Task Failure_named_in_the_head_of_a_good_answer_is_thrown()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(
            200, "X-ClickHouse-Exception-Code: 60\r\n", Encoding.UTF8.GetBytes("Code: 60. DB::Exception: Table audit.nowhere does not exist. (UNKNOWN_TABLE)")));
        using var clickHouse = await ConnectAsync(server);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await clickHouse.ExecuteAsync("ALTER TABLE nowhere", null, default));

        (failed.Code, failed.Message.Contains("audit.nowhere", StringComparison.Ordinal)).ShouldBe((60, true));
    }

    [Fact]
    public async Task Failure_in_the_body_of_an_insert_that_seemed_good_is_thrown()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(200, Tagged, Failure("Code: 252. DB::Exception: Too many parts. (TOO_MANY_PARTS)")));
        using var clickHouse = await ConnectAsync(server);
        using var rows = new RowBinaryWriter();
        rows.WriteUInt64(1);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await clickHouse.InsertAsync("INSERT INTO t (n)", rows.Written, null, default));

        failed.Code.ShouldBe(252);
    }

    [Fact]
    public async Task Page_of_a_proxy_is_told_by_its_status()
    {
        await using var server = Start((_, connection) => connection.AnswerAsync(502, "text/html", "<html>jan@example.org</html>"));
        using var clickHouse = await ConnectAsync(server);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        failed.Message.ShouldContain("HTTP 502");
        failed.Message.ShouldNotContain("jan@");
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var elsewhere = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "", Number(1)));
        await using var server = Start((_, connection) => connection.AnswerAsync(307, $"Location: {elsewhere.Url}/\r\n", []));
        using var clickHouse = await ConnectAsync(server);

        await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Question_waits_out_a_server_that_is_not_ready()
    {
        var refusals = 2;
        await using var server = Start((_, connection) => Interlocked.Decrement(ref refusals) >= 0
            ? connection.AnswerAsync(503, "text/plain", "")
            : connection.AnswerAsync(200, Tagged, Number(7)));
        using var clickHouse = await ConnectAsync(server);

        (await NumbersAsync(clickHouse, "SELECT n")).ShouldBe([7]);
    }

    [Fact]
    public async Task Named_insert_is_repeated_with_the_same_name_when_its_fate_is_unclear()
    {
        var broken = 1;
        await using var server = Start(async (_, connection) =>
        {
            if (Interlocked.Decrement(ref broken) >= 0) connection.Reset();
            else await connection.AnswerAsync(200, Tagged, []);
        });
        using var clickHouse = await ConnectAsync(server);
        using var rows = new RowBinaryWriter();
        rows.WriteUInt64(1);

        await clickHouse.InsertAsync("INSERT INTO t (n)", rows.Written, "p00/0", default);

        Inserts(server).Count.ShouldBe(2);
        Inserts(server).ShouldAllBe(request => request.Target.Contains("insert_deduplication_token=p00%2F0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Insert_without_a_name_is_sent_once()
    {
        await using var server = Start((_, connection) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        using var clickHouse = await ConnectAsync(server);
        using var rows = new RowBinaryWriter();
        rows.WriteUInt64(1);

        await Should.ThrowAsync<ClickHouseException>(async () => await clickHouse.InsertAsync("INSERT INTO t (n)", rows.Written, null, default));

        Inserts(server).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Named_insert_is_sent_once_to_a_server_that_knows_no_names()
    {
        await using var server = Start(
            (_, connection) =>
            {
                connection.Reset();
                return Task.CompletedTask;
            },
            version: "18.16.1", settings: ["max_block_size"]);
        using var clickHouse = await ConnectAsync(server);
        using var rows = new RowBinaryWriter();
        rows.WriteUInt64(1);

        await Should.ThrowAsync<ClickHouseException>(async () => await clickHouse.InsertAsync("INSERT INTO t (n)", rows.Written, "p00/0", default));

        Inserts(server).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Server_that_never_answers_is_given_up_on()
    {
        await using var server = Start((_, connection) => connection.WhenClosedAsync());
        using var clickHouse = await ConnectAsync(server, options => options with { CommandTimeout = TimeSpan.FromMilliseconds(200), RetryFor = TimeSpan.Zero });

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        failed.Message.ShouldContain("did not answer");
    }

    [Fact]
    public async Task Answer_that_stands_still_is_given_up_on()
    {
        await using var server = Start(async (_, connection) =>
        {
            await BeginAsync(connection);
            await connection.ChunkAsync(Number(1));
            await connection.WhenClosedAsync();
        });
        using var clickHouse = await ConnectAsync(server, options => options with { CommandTimeout = TimeSpan.FromMilliseconds(200) });

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await NumbersAsync(clickHouse, "SELECT n"));

        failed.Message.ShouldContain("stood still");
    }

    [Fact]
    public async Task Statements_beyond_the_bound_are_refused()
    {
        var release = new TaskCompletionSource();
        await using var server = Start(async (_, connection) =>
        {
            await release.Task;
            await connection.AnswerAsync(200, Tagged, Number(1));
        });
        using var clickHouse = await ConnectAsync(server, options => options with { Connections = 1, MaximumWaiting = 1 });

        var running = NumbersAsync(clickHouse, "SELECT n");
        var waiting = NumbersAsync(clickHouse, "SELECT n");
        var refused = await Should.ThrowAsync<ClickHouseException>(() => NumbersAsync(clickHouse, "SELECT n"));
        release.SetResult();

        refused.Message.ShouldContain("busy");
        (await running).ShouldBe([1]);
        (await waiting).ShouldBe([1]);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_named()
    {
        var options = new HttpClickHouseOptions { Address = new Uri("http://127.0.0.1:1/"), Password = "secret", RetryFor = TimeSpan.FromMilliseconds(300) };

        var failed = await Should.ThrowAsync<ClickHouseException>(
            async () => await HttpClickHouse.ConnectAsync(options, new SystemRandomness(), TimeProvider.System, default));

        failed.Message.ShouldStartWith("127.0.0.1:1 cannot be asked to");
        failed.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Old_server_keeps_its_answer_until_it_is_whole_and_is_sent_no_unknown_setting()
    {
        await using var server = Start(
            (_, connection) => connection.AnswerAsync(200, "", Number(1)), version: "18.16.1", settings: ["max_block_size"], head: "");
        using var clickHouse = await ConnectAsync(server);

        await NumbersAsync(clickHouse, "SELECT n");

        var asked = server.Requests.Last().Target;
        asked.ShouldContain("wait_end_of_query=1");
        asked.ShouldContain("max_block_size=2048");
        asked.ShouldNotContain("cancel_http");
        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await NumbersAsync(clickHouse, "SELECT {n:UInt8}", new SqlParameters().Add("n", 1)));
        refused.Message.ShouldContain("takes no parameters");
    }

    private static ScriptedUpstream Start(
        Func<UpstreamRequest, UpstreamConnection, Task> script, string version = "26.7.3.1", string[]? settings = null, string head = Tagged)
    {
        using var facts = new RowBinaryWriter();
        facts.WriteString(version);
        facts.WriteStrings(settings ?? AllSettings);
        var answer = System.Buffers.BuffersExtensions.ToArray(facts.Written);
        return ScriptedUpstream.Start((request, connection) => request.BodyText.Contains("SELECT version()", StringComparison.Ordinal)
            ? connection.AnswerAsync(200, head, answer)
            : script(request, connection));
    }

    private static ValueTask<HttpClickHouse> ConnectAsync(ScriptedUpstream server, Func<HttpClickHouseOptions, HttpClickHouseOptions>? with = null)
    {
        var options = new HttpClickHouseOptions { Address = new Uri(server.Url), Database = "audit", User = "writer", Password = "secret" };
        return HttpClickHouse.ConnectAsync(with?.Invoke(options) ?? options, new SystemRandomness(), TimeProvider.System, default);
    }

    private static async Task<List<long>> NumbersAsync(HttpClickHouse clickHouse, string sql, SqlParameters? parameters = null, List<long>? seen = null)
    {
        seen ??= [];
        await foreach (var row in clickHouse.QueryAsync(sql, parameters, static (ref RowBinaryReader r) => r.ReadInt64(), default)) seen.Add(row);
        return seen;
    }

    private static List<UpstreamRequest> Inserts(ScriptedUpstream server) =>
        [.. server.Requests.Where(request => request.Target.Contains("query=INSERT", StringComparison.Ordinal))];

    private static Task BeginAsync(UpstreamConnection connection) =>
        connection.SendAsync($"HTTP/1.1 200 OK\r\n{Tagged}Transfer-Encoding: chunked\r\n\r\n");

    private static async Task SendInPiecesAsync(UpstreamConnection connection, byte[] bytes, int pieceSize)
    {
        foreach (var piece in bytes.Chunk(pieceSize)) await connection.ChunkAsync(piece);
    }

    private static byte[] Failure(string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\r\n__exception__\r\n{Tag}\r\n{text}\r\n{text.Length} {Tag}\r\n__exception__\r\n"));

    private static byte[] Number(long value) => BitConverter.GetBytes(value);

    private static byte[] Text(string value)
    {
        using var row = new RowBinaryWriter();
        row.WriteString(value);
        return System.Buffers.BuffersExtensions.ToArray(row.Written);
    }
}
