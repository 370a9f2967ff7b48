using System.Buffers;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>One database of a ClickHouse, in this process or behind HTTP. All the SQL of this adapter runs through these three calls.
/// Values never enter the statement text: they are bound to ClickHouse's own <c>{name:Type}</c> places. Safe for concurrent use.</summary>
/// <remarks>Every call throws <see cref="ClickHouseException"/> when the engine refuses, and <see cref="OperationCanceledException"/>
/// when cancelled; a statement the engine has already begun may still take effect after a cancellation.</remarks>
public interface IClickHouse
{
    /// <summary>Name of the database unqualified table names are looked up in.</summary>
    string Database { get; }

    /// <summary>Runs one statement that answers no rows (DDL, ALTER, INSERT … SELECT).</summary>
    ValueTask ExecuteAsync(string sql, SqlParameters? parameters, CancellationToken cancellation);

    /// <summary>Inserts rows as one block: all of them are readable when this returns, or none was written (per partition).</summary>
    /// <param name="sql"><c>INSERT INTO table (columns)</c>, without FORMAT and SETTINGS.</param>
    /// <param name="rows">The rows in RowBinary, whole rows only; read before the call returns, never kept.</param>
    /// <param name="deduplicationToken">Names the block: a table with a deduplication window leaves out a block whose token it has
    /// seen. Null: such a table goes by the block's content, so two equal blocks are one.</param>
    /// <param name="cancellation">Stops before the block is committed, or not at all.</param>
    ValueTask InsertAsync(string sql, ReadOnlySequence<byte> rows, string? deduplicationToken, CancellationToken cancellation);

    /// <summary>Streams the rows of one SELECT. The engine's blocks are bounded, and at most one of them is decoded ahead.</summary>
    /// <param name="sql">The SELECT, without FORMAT.</param>
    /// <param name="parameters">Values of its <c>{name:Type}</c> places.</param>
    /// <param name="decode">Reads one row, column by column in SELECT order.</param>
    /// <param name="cancellation">Ends the reading; the statement is cancelled in the engine.</param>
    /// <remarks>A reading connection is held until the enumeration ends: do not start another query inside the loop.</remarks>
    IAsyncEnumerable<T> QueryAsync<T>(
        string sql, SqlParameters? parameters, RowDecoder<T> decode, CancellationToken cancellation);
}
