using System.Globalization;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Values of the <c>{name:Type}</c> places of one statement. The engine reads each value in the escaped form of its TSV
/// format, in process and over HTTP alike; this class escapes, so any text is safe and arrives as it is.</summary>
public sealed class SqlParameters
{
    private readonly List<KeyValuePair<string, string>> values = [];

    /// <summary>Names with their values, escaped, in the order they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Escaped => values;

    /// <summary>For <c>{name:String}</c> and the like; null needs a place of type <c>Nullable(…)</c>.</summary>
    public SqlParameters Add(string name, string? value) => AddEscaped(name, value is null ? @"\N" : Escape(value));

    public SqlParameters Add(string name, long value) => AddEscaped(name, value.ToString(CultureInfo.InvariantCulture));

    public SqlParameters Add(string name, ulong value) => AddEscaped(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>For <c>{name:DateTime64(6, 'UTC')}</c>; finer than a microsecond is cut off.</summary>
    public SqlParameters Add(string name, DateTimeOffset value) =>
        AddEscaped(name, value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));

    /// <summary>For <c>{name:Array(String)}</c>.</summary>
    public SqlParameters Add(string name, IEnumerable<string> items)
    {
        var literal = new StringBuilder("[");
        foreach (var item in items)
        {
            if (literal.Length > 1) literal.Append(',');
            literal.Append('\'').Append(Escape(item)).Append('\'');
        }

        return AddEscaped(name, literal.Append(']').ToString());   // a literal is not escaped again as a whole
    }

    private SqlParameters AddEscaped(string name, string escaped)
    {
        values.Add(new KeyValuePair<string, string>(name, escaped));
        return this;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '\t' => escaped.Append(@"\t"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\0' => escaped.Append(@"\0"),
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                '\'' => escaped.Append(@"\'"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
