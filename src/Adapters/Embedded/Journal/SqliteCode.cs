namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Result codes of SQLite (sqlite.org/rescode.html).</summary>
internal static class SqliteCode
{
    public const int Permission = 3;
    public const int ReadOnly = 8;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;
}
