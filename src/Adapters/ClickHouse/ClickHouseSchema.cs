namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Brings a database to the schema of this program, and refuses one it does not understand.</summary>
public static class ClickHouseSchema
{
    private const string CreateTable =
        """
        CREATE TABLE IF NOT EXISTS schema_migrations
        (name String, sha256 FixedString(64), applied_at DateTime64(6, 'UTC'))
        ENGINE = MergeTree ORDER BY name
        SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
        """;

    /// <summary>Applies the steps that are missing, in order. A step that fails is tried again at the next start, from its first
    /// statement: statements are written so that they may run twice (<c>IF NOT EXISTS</c>).</summary>
    /// <exception cref="ClickHouseException">An applied step reads differently now, or the database holds steps this program does not
    /// know; nothing was changed.</exception>
    public static async ValueTask ApplyAsync(
        IClickHouse clickHouse, IReadOnlyList<Migration> steps, TimeProvider clock, CancellationToken cancellation)
    {
        await clickHouse.ExecuteAsync(CreateTable, null, cancellation).ConfigureAwait(false);
        var applied = await AppliedAsync(clickHouse, cancellation).ConfigureAwait(false);
        Check(clickHouse.Database, steps, applied);

        foreach (var step in steps)
        {
            if (applied.ContainsKey(step.Name)) continue;
            foreach (var statement in SqlStatements.Split(step.Sql))
                await clickHouse.ExecuteAsync(statement, null, cancellation).ConfigureAwait(false);

            using var row = new RowBinaryWriter();
            row.WriteString(step.Name.AsSpan());
            row.WriteFixed(System.Text.Encoding.ASCII.GetBytes(step.Hash));
            row.WriteTimestamp(clock.GetUtcNow());
            await clickHouse.InsertAsync(
                "INSERT INTO schema_migrations (name, sha256, applied_at)", row.Written, null, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>For reading alone: the database must have the schema of this program already; nothing is changed.</summary>
    /// <exception cref="ClickHouseException">It has not.</exception>
    public static async ValueTask RequireAsync(IClickHouse clickHouse, IReadOnlyList<Migration> steps, CancellationToken cancellation)
    {
        var applied = await AppliedAsync(clickHouse, cancellation).ConfigureAwait(false);
        Check(clickHouse.Database, steps, applied);
        if (steps.FirstOrDefault(step => !applied.ContainsKey(step.Name)) is { } missing)
            throw new ClickHouseException($"Database {clickHouse.Database} is older than this program: schema step {missing.Name} is missing. Start the product on it once.");
    }

    private static async ValueTask<Dictionary<string, string>> AppliedAsync(IClickHouse clickHouse, CancellationToken cancellation)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = clickHouse.QueryAsync(
            "SELECT name, sha256 FROM schema_migrations ORDER BY name",
            null,
            static (ref RowBinaryReader row) => (Name: row.ReadString(), Hash: System.Text.Encoding.ASCII.GetString(row.ReadFixed(64))),
            cancellation);
        await foreach (var (name, hash) in rows.ConfigureAwait(false)) applied[name] = hash;
        return applied;
    }

    private static void Check(string database, IReadOnlyList<Migration> steps, Dictionary<string, string> applied)
    {
        var known = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        foreach (var (name, hash) in applied)
        {
            if (!known.TryGetValue(name, out var step))
            {
                throw new ClickHouseException(
                    $"Database {database} is newer than this program: it holds schema step {name}, which this version does not know. "
                    + "Start the version that wrote it, or a newer one.");
            }

            if (step.Hash != hash)
            {
                throw new ClickHouseException(
                    $"Schema step {name} of database {database} was applied with another text (SHA-256 {hash[..12]}…) than this "
                    + $"program's ({step.Hash[..12]}…). Applied steps must not change; start the version that wrote it.");
            }
        }
    }
}
