namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Cuts an SQL file into its statements at the semicolons that end one: not those in quotes or comments.</summary>
public static class SqlStatements
{
    /// <summary>The statements in order, trimmed, without their semicolons; statements of comments only are left out.</summary>
    /// <exception cref="FormatException">A quote or a comment is not closed.</exception>
    public static IReadOnlyList<string> Split(string sql)
    {
        var statements = new List<string>();
        var (start, meaningful) = (0, false);
        for (var i = 0; i < sql.Length;)
        {
            var next = SkipQuotedOrComment(sql, i, out var isComment);
            if (next > i)
            {
                meaningful |= !isComment;
                i = next;
                continue;
            }

            if (sql[i] == ';')
            {
                Add(sql[start..i]);
                start = i + 1;
            }
            else
            {
                meaningful |= !char.IsWhiteSpace(sql[i]);
            }

            i++;
        }

        Add(sql[start..]);
        return statements;

        void Add(string statement)
        {
            if (meaningful) statements.Add(statement.Trim());
            meaningful = false;
        }
    }

    /// <summary>Index behind the quoted text or comment that starts at <paramref name="at"/>, or <paramref name="at"/>.</summary>
    private static int SkipQuotedOrComment(string sql, int at, out bool isComment)
    {
        isComment = false;
        var rest = sql.AsSpan(at);
        if (rest[0] is '\'' or '"' or '`') return SkipQuoted(sql, at);
        isComment = true;
        if (rest.StartsWith("--") || rest[0] == '#')
        {
            var end = rest.IndexOf('\n');
            return end < 0 ? sql.Length : at + end + 1;
        }

        if (rest.StartsWith("/*"))
        {
            var end = rest[2..].IndexOf("*/");
            return end < 0 ? throw new FormatException("A comment in the SQL is not closed.") : at + 2 + end + 2;
        }

        return at;
    }

    private static int SkipQuoted(string sql, int at)
    {
        var quote = sql[at];
        for (var i = at + 1; i < sql.Length; i++)
        {
            if (sql[i] == '\\') i++;
            else if (sql[i] == quote) return i + 1;   // a doubled quote starts the next quoted text at once, which comes to the same
        }

        throw new FormatException("A quote in the SQL is not closed.");
    }
}
