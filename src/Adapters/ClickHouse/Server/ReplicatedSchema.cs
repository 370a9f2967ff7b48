using System.Text.RegularExpressions;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Turns the statements of this adapter that make or change tables, which are written for one server, into those for replicas and
/// clusters. The files stay as they are, and so do the hashes of applied steps. A statement of another form is refused, not guessed at.</summary>
/// <param name="Database">The database.</param>
/// <param name="Cluster">Name of a cluster in the servers' configuration: every table becomes a replicated one named <c>…_local</c> on each
/// server, and a distributed one of the plain name above it, by stream. Null: a database of the engine Replicated, which copies statements
/// and names replicas itself.</param>
public sealed partial record ReplicatedSchema(string Database, string? Cluster)
{
    private const string Everywhere = "schema_migrations";   // small, and each server is to know what it holds: not spread, copied to all

    /// <summary>The statements to run instead, in order.</summary>
    /// <exception cref="FormatException">The statement is none of the known forms.</exception>
    public IReadOnlyList<string> For(string sql)
    {
        if (CreateTable().Match(sql) is { Success: true } create && MergeTree().Count(sql) == 1) return Create(sql, create.Groups["name"]);
        if (AddColumn().Match(sql) is { Success: true } add) return Change(sql, add.Groups["name"]);
        if (DeleteRows().Match(sql) is { Success: true } delete) return Delete(sql, delete.Groups["name"]);
        throw new FormatException($"It is not known how to run '{StatementName.Of(sql)}' on replicas.");
    }

    private List<string> Create(string sql, Group name)
    {
        if (Cluster is null) return [MergeTree().Replace(sql, "ENGINE = ReplicatedMergeTree")];
        if (name.Value == Everywhere)
            return [MergeTree().Replace(Renamed(sql, name, Everywhere), Engine("all", "{shard}-{replica}"))];
        return
        [
            MergeTree().Replace(Renamed(sql, name, Local(name.Value)), Engine("{shard}", "{replica}")),
            $"CREATE TABLE IF NOT EXISTS {name.Value}{OnCluster} AS {Local(name.Value)} "
            + $"ENGINE = Distributed('{Cluster}', '{Database}', '{Local(name.Value)}', cityHash64(stream))",
        ];
    }

    private List<string> Change(string sql, Group name) =>
        Cluster is null ? [sql] : [Renamed(sql, name, Local(name.Value)), Renamed(sql, name, name.Value)];

    // A stream lies on one shard, so what a deletion compares with lies there too.
    private List<string> Delete(string sql, Group name) =>
        Cluster is null ? [sql] : [FromTable().Replace(Renamed(sql, name, Local(name.Value)), "FROM ${name}_local")];

    private string Renamed(string sql, Group name, string table) =>
        string.Concat(sql.AsSpan(0, name.Index), table, OnCluster, sql.AsSpan(name.Index + name.Length));

    private string OnCluster => $" ON CLUSTER '{Cluster}'";

    // The macros in braces are the servers' own.
    private static string Engine(string shard, string replica) =>
        $"ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{{database}}/{{table}}', '{replica}')";

    private static string Local(string table) => table + "_local";

    [GeneratedRegex(@"\A(?:\s|--[^\n]*\n)*CREATE TABLE IF NOT EXISTS (?<name>\w+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\A(?:\s|--[^\n]*\n)*ALTER TABLE (?<name>\w+)\s+ADD COLUMN IF NOT EXISTS ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"\A\s*ALTER TABLE (?<name>\w+)\s+DELETE\s+WHERE\s", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex DeleteRows();

    [GeneratedRegex(@"\bENGINE = MergeTree\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex MergeTree();

    [GeneratedRegex(@"\bFROM (?<name>records|content|payloads|record_keys)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex FromTable();
}
