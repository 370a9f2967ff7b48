using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>One database of a ClickHouse server, as one user, over its HTTP interface. Values of parameters go in the body, as fields of
/// a form: no proxy or access log sees them. User and password go in headers. SQL of inserts, which is constant, stands in the URL,
/// since the rows are the body.</summary>
/// <remarks>What is tried again: anything when no connection came about; SELECTs before their first row; inserts that carry a
/// deduplication token, on servers that know tokens.</remarks>
public sealed class HttpClickHouse : IClickHouse, IDisposable
{
    private const string TagHeader = "X-ClickHouse-Exception-Tag";
    private const int InstanceBytes = 8;

    private readonly HttpClickHouseOptions options;
    private readonly TimeProvider clock;
    private readonly ServerConnection connection;
    private readonly ConnectionGate gate;
    private readonly string instance;
    private long statements;

    private HttpClickHouse(HttpClickHouseOptions options, IRandomness randomness, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        connection = new ServerConnection(options, clock);
        gate = new ConnectionGate(options.Connections, options.MaximumWaiting);
        Span<byte> random = stackalloc byte[InstanceBytes];
        randomness.Fill(random);
        instance = Convert.ToHexStringLower(random);
    }

    public string Database => options.Database;

    /// <summary>What the server said when it was connected to.</summary>
    public ServerFacts Facts { get; private set; } = ServerFacts.Unknown;

    /// <summary>Asks the server what it is. The database need not be there yet.</summary>
    /// <exception cref="ClickHouseException">It cannot be reached, or refuses the user.</exception>
    public static async ValueTask<HttpClickHouse> ConnectAsync(
        HttpClickHouseOptions options, IRandomness randomness, TimeProvider clock, CancellationToken cancellation)
    {
        var clickHouse = new HttpClickHouse(options, randomness, clock);
        try
        {
            clickHouse.Facts = await clickHouse.AskAsync(cancellation).ConfigureAwait(false);
            return clickHouse;
        }
        catch
        {
            clickHouse.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(string sql, SqlParameters? parameters, CancellationToken cancellation)
    {
        var query = NewQuery().Plain("wait_end_of_query", "1").Setting(Facts, "mutations_sync", "2");
        if (options.Clustered) query.Setting(Facts, "allow_nondeterministic_mutations", "1").Setting(Facts, "distributed_product_mode", "local");
        await RunAsync(Request(sql, parameters, query, repeatable: false), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask InsertAsync(
        string sql, ReadOnlySequence<byte> rows, string? deduplicationToken, CancellationToken cancellation)
    {
        // The thresholds keep the rows in one block: a block is there as a whole or not at all.
        var query = NewQuery()
            .Plain("wait_end_of_query", "1")
            .Plain("query", sql + " FORMAT RowBinary")
            .Setting(Facts, "async_insert", "0")
            .Setting(Facts, "max_insert_block_size", "4194304")
            .Setting(Facts, "min_insert_block_size_rows", "4194304")
            .Setting(Facts, "min_insert_block_size_bytes", "2147483648");
        if (deduplicationToken is not null) query.Setting(Facts, "insert_deduplication_token", deduplicationToken);
        if (options.Replicated) query.Setting(Facts, "insert_quorum", "auto");
        if (options.Clustered) query.Setting(Facts, "insert_distributed_sync", "1");
        var compressed = options.Compress || !Facts.RefusesCutBodies;
        var request = new ServerRequest(
            Doing(sql),
            query.ToString(),
            () => new RowBinaryBody(rows, compressed),
            Repeatable: deduplicationToken is not null && Facts.TakesDeduplicationTokens);
        await RunAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        string sql,
        SqlParameters? parameters,
        RowDecoder<T> decode,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await gate.EnterAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var response = await connection.SendAsync(Question(sql, parameters), cancellation).ConfigureAwait(false);
            RequireEnd(response, sql);
            var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            using var answer = new AnswerReader(stream, TagOf(response), Doing(sql), options.CommandTimeout, clock);
            var rows = new List<T>();
            while (await answer.ReadAsync(rows, decode, cancellation).ConfigureAwait(false))
            {
                foreach (var row in rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return row;
                }
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        gate.Dispose();
    }

    private async ValueTask<ServerFacts> AskAsync(CancellationToken cancellation)
    {
        var names = string.Join(", ", ServerFacts.AskedSettings.Select(name => $"'{name}'"));
        var sql = $"SELECT version(), groupArray(name) FROM system.settings WHERE name IN ({names})";
        using var response = await connection
            .SendAsync(Request(sql, null, NewQuery(withDatabase: false), repeatable: true), cancellation).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var answer = new AnswerReader(stream, TagOf(response), Doing(sql), options.CommandTimeout, clock);
        var rows = new List<(string Version, string[] Settings)>();
        if (!await answer.ReadAsync(rows, static (ref RowBinaryReader row) => (row.ReadString(), row.ReadStrings()), cancellation).ConfigureAwait(false))
            throw new ClickHouseException($"{connection.Place} does not answer as a ClickHouse server does.");
        return new ServerFacts(rows[0].Version, rows[0].Settings.ToFrozenSet(StringComparer.Ordinal), TagOf(response) is not null);
    }

    private async ValueTask RunAsync(ServerRequest request, CancellationToken cancellation)
    {
        await gate.EnterAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var response = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            using var answer = new AnswerReader(stream, TagOf(response), request.Doing, options.CommandTimeout, clock);
            var rows = new List<byte>();
            while (await answer.ReadAsync(rows, static (ref RowBinaryReader row) => row.ReadUInt8(), cancellation).ConfigureAwait(false))
            {
                // A statement of this kind answers nothing; what a server says all the same is read, so that an error in it is seen.
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    private ServerRequest Question(string sql, SqlParameters? parameters)
    {
        var query = NewQuery()
            .Setting(Facts, "readonly", "2")           // no writes; 1 would forbid the settings beside it
            .Setting(Facts, "max_block_size", "2048")  // rows per streamed block
            .Setting(Facts, "max_execution_time", ((long)options.CommandTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            .Setting(Facts, "cancel_http_readonly_queries_on_client_close", "1")
            .Setting(Facts, "http_write_exception_in_output_format", "0");
        if (options.Clustered) query.Setting(Facts, "distributed_product_mode", "local");

        // Without a tag a late error cannot be told from rows: then the server is to keep its answer until it is whole.
        if (!Facts.MarksFailures) query.Plain("wait_end_of_query", "1");
        return Request(sql, parameters, query, repeatable: true);
    }

    private ServerRequest Request(string sql, SqlParameters? parameters, ServerQuery query, bool repeatable)
    {
        if (parameters is { Escaped.Count: > 0 } && !Facts.TakesParameters)
            throw new ClickHouseException($"ClickHouse {Facts.Version} at {connection.Place} takes no parameters; 20.1 or newer is needed.");
        return new ServerRequest(Doing(sql), query.Plain("default_format", "RowBinary").ToString(), () => Form(sql, parameters), repeatable);
    }

    private static MultipartFormDataContent Form(string sql, SqlParameters? parameters)
    {
        var form = new MultipartFormDataContent { { new StringContent(sql), "query" } };
        foreach (var (name, value) in parameters?.Escaped ?? []) form.Add(new StringContent(value), $"param_{name}");
        return form;
    }

    private ServerQuery NewQuery(bool withDatabase = true)
    {
        var query = new ServerQuery().Plain("query_id", $"audit-{instance}-{Interlocked.Increment(ref statements).ToString(CultureInfo.InvariantCulture)}");
        return withDatabase ? query.Plain("database", options.Database) : query;
    }

    // A body that ends when the connection does ends the same way when the connection breaks.
    private static void RequireEnd(HttpResponseMessage response, string sql)
    {
        if (response.Headers.TransferEncodingChunked != true && response.Content.Headers.ContentLength is null)
            throw new ClickHouseException($"The server's answer has neither chunks nor a length, so a cut could not be seen ({Doing(sql)}).");
    }

    private static string? TagOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(TagHeader, out var values) ? values.First() : null;

    private static string Doing(string sql) => $"run '{StatementName.Of(sql)}'";
}
