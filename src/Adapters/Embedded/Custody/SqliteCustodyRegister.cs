using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Custody;

/// <summary>Orders and holds in one SQLite file. It holds pseudonyms and record ids, no content; nothing is ever removed from it.</summary>
public sealed class SqliteCustodyRegister : ICustodyRegister, IDisposable
{
    private const int ErasureKind = 1;
    private const int HoldKind = 2;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private SqliteCustodyRegister(SqliteConnection connection) => _connection = connection;

    /// <param name="file">Made when missing; its folder is there.</param>
    /// <exception cref="IOException">It is no such file, or damaged; nothing was overwritten.</exception>
    public static SqliteCustodyRegister Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS act (id TEXT PRIMARY KEY, kind INTEGER NOT NULL, made INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
                """;
            command.ExecuteNonQuery();
            return new SqliteCustodyRegister(connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new IOException($"the custody register {file} cannot be opened ({e.Message}); put it back from its backup", e);
        }
    }

    public ValueTask PutAsync(ErasureOrder order, CancellationToken cancellation) =>
        PutAsync(order.Id, ErasureKind, order.RequestedAt, JsonSerializer.Serialize(order, CustodyJson.Default.ErasureOrder), cancellation);

    public ValueTask PutAsync(LegalHold hold, CancellationToken cancellation) =>
        PutAsync(hold.Id, HoldKind, hold.RequestedAt, JsonSerializer.Serialize(hold, CustodyJson.Default.LegalHold), cancellation);

    public ValueTask<ErasureOrder?> ErasureAsync(string id, CancellationToken cancellation) =>
        FindAsync(id, ErasureKind, CustodyJson.Default.ErasureOrder, cancellation);

    public ValueTask<LegalHold?> HoldAsync(string id, CancellationToken cancellation) => FindAsync(id, HoldKind, CustodyJson.Default.LegalHold, cancellation);

    public ValueTask<IReadOnlyList<ErasureOrder>> ErasuresAsync(CancellationToken cancellation) =>
        ListAsync(ErasureKind, CustodyJson.Default.ErasureOrder, cancellation);

    public ValueTask<IReadOnlyList<LegalHold>> HoldsAsync(CancellationToken cancellation) => ListAsync(HoldKind, CustodyJson.Default.LegalHold, cancellation);

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private async ValueTask PutAsync(string id, int kind, DateTimeOffset made, string body, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "INSERT INTO act VALUES ($id, $kind, $made, $body) ON CONFLICT (id) DO UPDATE SET body = $body WHERE kind = $kind";
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$kind", kind);
            command.Parameters.AddWithValue("$made", made.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$body", body);
            if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"{id} is something else already");
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<T?> FindAsync<T>(string id, int kind, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT body FROM act WHERE id = $id AND kind = $kind";
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$kind", kind);
            return command.ExecuteScalar() is string body ? JsonSerializer.Deserialize(body, type) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<IReadOnlyList<T>> ListAsync<T>(int kind, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT body FROM act WHERE kind = $kind ORDER BY made DESC, id DESC LIMIT $most";
            command.Parameters.AddWithValue("$kind", kind);
            command.Parameters.AddWithValue("$most", ICustodyRegister.Most);
            using var rows = command.ExecuteReader();
            var list = new List<T>();
            while (rows.Read()) list.Add(JsonSerializer.Deserialize(rows.GetString(0), type)!);
            return list;
        }
        finally
        {
            _turn.Release();
        }
    }
}
