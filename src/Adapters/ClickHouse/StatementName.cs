namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>What messages call a statement.</summary>
public static class StatementName
{
    private const int Longest = 60;

    /// <summary>The start of its first line: enough to tell which it was. Statements hold no values.</summary>
    public static string Of(string sql)
    {
        var line = sql.AsSpan().Trim();
        var end = line.IndexOfAny('\n', '\r');
        if (end >= 0) line = line[..end];
        return line.Length <= Longest ? line.ToString() : string.Concat(line[..Longest], "…");
    }
}
