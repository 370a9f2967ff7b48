using System.Buffers;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>The product's database on a server: rows and questions as one user, statements that make tables or delete rows as another
/// where one is given, and both in the form that replicas and clusters need.</summary>
public sealed class ServerDatabase : IClickHouse, IDisposable
{
    private readonly HttpClickHouse writer;
    private readonly HttpClickHouse custodian;
    private readonly ReplicatedSchema? schema;

    private ServerDatabase(HttpClickHouse writer, HttpClickHouse custodian, ReplicatedSchema? schema) =>
        (this.writer, this.custodian, this.schema) = (writer, custodian, schema);

    public string Database => writer.Database;

    /// <summary>Connects both users, and makes the database when it is missing.</summary>
    /// <param name="writing">The user who inserts and reads, the database, and how the server is reached.</param>
    /// <param name="custodian">User and password for the rest; null: the same.</param>
    /// <param name="schema">Null: one server.</param>
    /// <param name="randomness">Names the statements of this connection.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ClickHouseException">The server cannot be reached, refuses, or is too old for the product.</exception>
    public static async ValueTask<ServerDatabase> OpenAsync(
        HttpClickHouseOptions writing,
        (string User, string Password)? custodian,
        ReplicatedSchema? schema,
        IRandomness randomness,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var executing = custodian is { } other ? writing with { User = other.User, Password = other.Password } : writing;
        using (var home = await HttpClickHouse.ConnectAsync(executing with { Database = "default" }, randomness, clock, cancellation).ConfigureAwait(false))
        {
            RequireVersion(home.Facts, writing.Address);
            await MakeDatabaseAsync(home, writing.Database, schema?.Cluster, cancellation).ConfigureAwait(false);
        }

        var writer = await HttpClickHouse.ConnectAsync(writing, randomness, clock, cancellation).ConfigureAwait(false);
        try
        {
            var executer = custodian is null
                ? writer
                : await HttpClickHouse.ConnectAsync(executing, randomness, clock, cancellation).ConfigureAwait(false);
            return new ServerDatabase(writer, executer, schema);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(string sql, SqlParameters? parameters, CancellationToken cancellation)
    {
        foreach (var statement in schema?.For(sql) ?? [sql])
            await custodian.ExecuteAsync(statement, parameters, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask InsertAsync(string sql, ReadOnlySequence<byte> rows, string? deduplicationToken, CancellationToken cancellation) =>
        writer.InsertAsync(sql, rows, deduplicationToken, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<T> QueryAsync<T>(string sql, SqlParameters? parameters, RowDecoder<T> decode, CancellationToken cancellation) =>
        writer.QueryAsync(sql, parameters, decode, cancellation);

    public void Dispose()
    {
        writer.Dispose();
        if (custodian != writer) custodian.Dispose();
    }

    private static void RequireVersion(ServerFacts facts, Uri address)
    {
        if (!facts.IsAtLeast(ServerFacts.OldestForProduct))
        {
            throw new ClickHouseException(
                $"The ClickHouse server at {address.Authority} is version {facts.Version}; {ServerFacts.OldestForProduct} or newer is needed.");
        }
    }

    private static async ValueTask MakeDatabaseAsync(HttpClickHouse home, string name, string? cluster, CancellationToken cancellation)
    {
        // Asked first: a user who may not make databases can use one that is there.
        var there = await home.CountAsync(
            "SELECT count() FROM system.databases WHERE name = {name:String}", new SqlParameters().Add("name", name), cancellation).ConfigureAwait(false);
        if (there > 0) return;
        var everywhere = cluster is null ? "" : $" ON CLUSTER '{cluster}'";
        await home.ExecuteAsync($"CREATE DATABASE IF NOT EXISTS `{name}`{everywhere}", null, cancellation).ConfigureAwait(false);
    }
}
