using System.Buffers;
using System.Text.RegularExpressions;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The engine of this process behind HTTP, in the form of a server of its version as far as the product uses it. It is no
/// server: it shows that the SQL, the forms and the rows that the transport sends come to the same as in process.</summary>
public sealed partial class EngineOverHttp : IAsyncDisposable
{
    private const string Tagged = "X-ClickHouse-Exception-Tag: abcdefghijklmnop\r\n";
    private readonly IClickHouse engine;
    private readonly ScriptedUpstream server;

    public EngineOverHttp(IClickHouse engine)
    {
        this.engine = engine;
        server = ScriptedUpstream.Start(ServeAsync);
    }

    public Uri Address => new(server.Url);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task ServeAsync(UpstreamRequest request, UpstreamConnection connection)
    {
        var query = QueryOf(request.Target);
        try
        {
            if (query.TryGetValue("query", out var insert))
            {
                await engine.InsertAsync(
                    insert.Replace(" FORMAT RowBinary", "", StringComparison.Ordinal), new ReadOnlySequence<byte>(request.Body),
                    query.GetValueOrDefault("insert_deduplication_token"), default);
                await connection.AnswerAsync(200, Tagged, []);
                return;
            }

            var fields = FieldsOf(request);
            var parameters = new SqlParameters();
            foreach (var (name, value) in fields.Where(field => field.Key.StartsWith("param_", StringComparison.Ordinal))) AddEscaped(parameters, name[6..], value);
            if (query.ContainsKey("readonly") || fields["query"].StartsWith("SELECT version()", StringComparison.Ordinal))
                await AnswerAsync(fields["query"], parameters, connection);
            else
                await RunAsync(fields["query"], parameters, connection);
        }
        catch (ClickHouseException e)
        {
            await connection.AnswerAsync(500, $"X-ClickHouse-Exception-Code: {e.Code}\r\n", System.Text.Encoding.UTF8.GetBytes($"Code: {e.Code}. DB::Exception: {e.Message} ({e.Name})"));
        }
    }

    private async Task RunAsync(string sql, SqlParameters parameters, UpstreamConnection connection)
    {
        await engine.ExecuteAsync(sql, parameters, default);
        await connection.AnswerAsync(200, Tagged, []);
    }

    private async Task AnswerAsync(string sql, SqlParameters parameters, UpstreamConnection connection)
    {
        var begun = false;
        try
        {
            await foreach (var block in engine.QueryAsync(sql, parameters, WholeBlock, default))
            {
                if (!begun) await connection.SendAsync($"HTTP/1.1 200 OK\r\n{Tagged}Transfer-Encoding: chunked\r\n\r\n");
                begun = true;
                await connection.ChunkAsync(block);
            }
        }
        catch (ClickHouseException e) when (begun)
        {
            await connection.ChunkAsync($"\r\n__exception__\r\nabcdefghijklmnop\r\nCode: {e.Code}. DB::Exception: {e.Message} ({e.Name})\r\n");
        }

        if (begun) await connection.EndChunksAsync();
        else await connection.AnswerAsync(200, Tagged, []);
    }

    // Takes all rows of a block as one.
    private static byte[] WholeBlock(ref RowBinaryReader rows)
    {
        var start = rows.Consumed;
        while (!rows.AtEnd) rows.ReadUInt8();
        return rows.Since(start).ToArray();
    }

    private static Dictionary<string, string> QueryOf(string target) => target[(target.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&')
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    private static Dictionary<string, string> FieldsOf(UpstreamRequest request)
    {
        var boundary = "--" + Boundary().Match(request.Header("Content-Type")!).Groups[1].Value;
        return request.BodyText.Split(boundary)[1..^1].Select(part => part.Split("\r\n\r\n", 2)).ToDictionary(
            part => FieldName().Match(part[0]).Groups[1].Value, part => part[1][..^2], StringComparer.Ordinal);
    }

    [GeneratedRegex("boundary=\"?([^\";]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("name=\"?([^\";\r]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldName();

    // What came over the wire is escaped already; the engine reads the same form.
    private static void AddEscaped(SqlParameters parameters, string name, string escaped) =>
        ((List<KeyValuePair<string, string>>)parameters.Escaped).Add(new KeyValuePair<string, string>(name, escaped));
}
