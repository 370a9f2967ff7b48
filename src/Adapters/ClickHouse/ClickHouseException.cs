using System.Globalization;
using System.Text.RegularExpressions;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The engine refused a statement, or cannot be used. The message never holds values of rows or parameters: the engine's own
/// text is kept only for errors that speak of the statement, which holds none.</summary>
public sealed partial class ClickHouseException : Exception
{
    /// <summary>Code of errors that are not the engine's: it is closed, missing, busy, or its data folder is in use.</summary>
    public const int NotFromEngine = 0;

    private const int LongestDetail = 300;

    // Errors whose text quotes the statement or names of tables, columns, settings and users, never data. Source: ClickHouse src/Common/ErrorCodes.cpp.
    private static readonly int[] SpeakOfTheStatement =
    [
        16, 20, 36, 42, 43, 44, 46, 47, 57, 60, 62, 63, 81, 82, 115, 164, 179, 184, 192, 193, 215, 225, 241, 243, 252, 344, 452, 456, 497, 516,
    ];

    public ClickHouseException(string message)
        : base(message)
    {
    }

    public ClickHouseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ClickHouseException()
    {
    }

    private ClickHouseException(int code, string name, string message)
        : base(message)
    {
        Code = code;
        Name = name;
    }

    /// <summary>ClickHouse's error number (60 is UNKNOWN_TABLE), or <see cref="NotFromEngine"/>.</summary>
    public int Code { get; }

    /// <summary>ClickHouse's name of the error, or empty.</summary>
    public string Name { get; } = "";

    /// <summary>The exception for the engine's text <c>Code: 60. DB::Exception: … (UNKNOWN_TABLE)</c>.</summary>
    /// <param name="engineText">What the engine said; may quote values, so it is not passed on as a whole.</param>
    /// <param name="doing">What was being done, for the message: "insert into records".</param>
    public static ClickHouseException FromEngine(string engineText, string doing)
    {
        var numbered = CodeShape().Match(engineText);
        var code = numbered.Success ? int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture) : NotFromEngine;
        var named = NameShape().Matches(engineText);
        var name = named.Count > 0 ? named[^1].Groups[1].Value : "";
        var detail = SpeakOfTheStatement.Contains(code) ? ": " + Shorten(engineText[numbered.Length..]) : "";
        return new ClickHouseException(code, name, $"ClickHouse refused to {doing}: error {code} {name}{detail}");
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace("DB::Exception:", "", StringComparison.Ordinal).Trim();
        return line.Length <= LongestDetail ? line : string.Concat(line.AsSpan(0, LongestDetail), "…");
    }

    [GeneratedRegex(@"^(?:Error: )?Code: (\d{1,6})[.,]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"\(([A-Z][A-Z0-9_]{2,60})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex NameShape();
}
