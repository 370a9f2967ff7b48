using System.Buffers;
using System.Runtime.CompilerServices;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>One database of the engine in this process. A statement the engine has begun runs to its end; cancelling ends the wait for
/// a connection, an insert between two of its segments, and a SELECT between two of its blocks.</summary>
internal sealed class InProcessClickHouse(InProcessClickHouseEngine engine, string database) : IClickHouse
{
    public string Database => database;

    public async ValueTask ExecuteAsync(string sql, SqlParameters? parameters, CancellationToken cancellation)
    {
        var connection = await engine.Writing.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            await connection.RunAsync(c =>
            {
                c.Use(database);
                c.Execute(sql, parameters, $"run '{StatementName.Of(sql)}'");
                return true;
            }).ConfigureAwait(false);
        }
        finally
        {
            engine.Writing.Return(connection);
        }
    }

    public async ValueTask InsertAsync(
        string sql, ReadOnlySequence<byte> rows, string? deduplicationToken, CancellationToken cancellation)
    {
        var connection = await engine.Writing.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            await connection.RunAsync(c =>
            {
                c.Use(database);
                c.Insert(sql, rows, deduplicationToken, $"run '{StatementName.Of(sql)}'", cancellation);
                return true;
            }).ConfigureAwait(false);
        }
        finally
        {
            engine.Writing.Return(connection);
        }
    }

    public async IAsyncEnumerable<T> QueryAsync<T>(
        string sql,
        SqlParameters? parameters,
        RowDecoder<T> decode,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var doing = $"run '{StatementName.Of(sql)}'";
        var connection = await engine.Reading.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            var stream = await connection.RunAsync(c =>
            {
                c.Use(database);
                return c.StartQuery(sql, parameters, doing);
            }).ConfigureAwait(false);
            var atEnd = false;
            try
            {
                var rows = new List<T>();
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows.Clear();
                    atEnd = !await connection.RunAsync(c => c.Fetch(stream, decode, rows, doing)).ConfigureAwait(false);
                    if (atEnd) break;
                    foreach (var row in rows) yield return row;
                }
            }
            finally
            {
                var ended = atEnd;
                await connection.RunAsync(c =>
                {
                    c.EndQuery(stream, ended);
                    return true;
                }).ConfigureAwait(false);
            }
        }
        finally
        {
            engine.Reading.Return(connection);
        }
    }
}
