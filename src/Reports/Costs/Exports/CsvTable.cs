using System.Text;

namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>A CSV file (RFC 4180) by column names, whatever their case.</summary>
internal sealed class CsvTable
{
    private const int MostLines = 500_000;

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Line, List<string> Fields)> _rows = [];

    /// <exception cref="InvalidDataException">A quote is not closed, a column is there twice, or there are too many lines.</exception>
    public static CsvTable Read(string text)
    {
        var table = new CsvTable();
        var (fields, field, quoted, line, start) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (i == text.Length && quoted) throw new InvalidDataException($"line {start}: a quote is not closed");
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') Take();
            else if (!quoted && c == '\n')
            {
                Take();
                if (fields.Count > 1 || fields[0].Length > 0) table.Add(start, fields);
                (fields, start) = ([], line + 1);
            }
            else if (quoted || c != '\r') field.Append(c);

            if (c == '\n') line++;
        }

        return table;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    public IReadOnlyList<(int Line, List<string> Fields)> Rows => _rows;

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The field of the first of these columns that the file has; null when it has none of them.</summary>
    public string? Field(List<string> row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (_columns.TryGetValue(column, out var at)) return at < row.Count ? row[at].Trim() : "";
        }

        return null;
    }

    private void Add(int line, List<string> fields)
    {
        if (_columns.Count > 0)
        {
            if (_rows.Count >= MostLines) throw new InvalidDataException($"line {line}: more than {MostLines} lines");
            _rows.Add((line, fields));
            return;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (!_columns.TryAdd(fields[i].Trim(), i)) throw new InvalidDataException($"line {line}: the column {fields[i].Trim()} is there twice");
        }
    }
}
