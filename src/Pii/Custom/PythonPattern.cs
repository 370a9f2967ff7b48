using System.Text;

namespace AuditPipeline.Pii.Custom;

/// <summary>Writes a regular expression of Python's <c>re</c> or <c>regex</c> module in the syntax of .NET. What both read alike stays; what
/// .NET would read otherwise without a word is rewritten or refused.</summary>
internal sealed class PythonPattern
{
    private readonly string python;
    private readonly bool verbose;
    private readonly StringBuilder net = new();
    private bool beginning = true;
    private int at;

    private PythonPattern(string python, bool verbose) => (this.python, this.verbose) = (python, verbose);

    /// <summary>The pattern, or why there is none.</summary>
    /// <param name="verbose">Blanks and comments in it do not count.</param>
    internal static (string? Net, string? Fault) Translate(string python, bool verbose)
    {
        var reader = new PythonPattern(python, verbose);
        return reader.Read() is { } fault ? (null, fault) : (reader.net.ToString(), null);
    }

    private string? Read()
    {
        while (at < python.Length)
        {
            var fault = python[at] switch
            {
                '\\' => Escape(),
                '[' => Set(),
                '(' => Group(),
                '{' => Count(),
                '#' when verbose => Comment(),
                var c => Copy(c),
            };
            if (fault is not null) return fault;
        }

        return null;
    }

    private string? Copy(char c)
    {
        net.Append(c);
        at++;
        beginning = false;
        return null;
    }

    private string? Comment()
    {
        var end = python.IndexOf('\n', at);
        end = end < 0 ? python.Length : end;
        net.Append(python, at, end - at);
        at = end;
        return null;
    }

    private string? Escape()
    {
        beginning = false;
        if (at + 1 == python.Length) return "ends in a lone backslash";
        var c = python[at + 1];
        switch (c)
        {
            case 'Z':
                net.Append("\\z");   // Python's \Z is the very end; .NET's allows a line feed after it
                break;
            case 'N' or 'L' or 'm' or 'M' or 'K' or 'R' or 'X' or 'h':
                return $"uses \\{c}, which has no counterpart here";
            case 'U':
                return "uses \\U; write the character itself";
            default:
                net.Append('\\').Append(c);
                break;
        }

        at += 2;
        return null;
    }

    /// <summary>A bracket inside a set is a character to Python's <c>re</c>; to .NET <c>-[</c> would begin a subtraction.</summary>
    private string? Set()
    {
        beginning = false;
        net.Append('[');
        at++;
        if (at < python.Length && python[at] == '^')
        {
            net.Append('^');
            at++;
        }

        for (var first = true; at < python.Length; first = false)
        {
            var c = python[at];
            if (c == ']' && !first)
            {
                net.Append(']');
                at++;
                return null;
            }

            if (c == '[')
            {
                if (at + 1 < python.Length && python[at + 1] == ':') return "uses a set such as [:alpha:]; write the characters, or \\p{L}";
                net.Append("\\[");
                at++;
            }
            else if (c == '\\')
            {
                if (Escape() is { } fault) return fault;
            }
            else
            {
                net.Append(c == ']' ? "\\]" : c);
                at++;
            }
        }

        return "has a set without its closing bracket";
    }

    private string? Group()
    {
        if (Stands("(?P<"))
        {
            net.Append("(?<");
            at += 4;
        }
        else if (Stands("(?P="))
        {
            var end = python.IndexOf(')', at);
            if (end < 0) return "has a reference without its closing bracket";
            net.Append("\\k<").Append(python, at + 4, end - at - 4).Append('>');
            at = end + 1;
        }
        else if (Stands("(?P") || Stands("(?R") || Stands("(?&") || Stands("(?|"))
        {
            return $"uses {python.Substring(at, Math.Min(4, python.Length - at))}, which has no counterpart here";
        }
        else if (Flags() is { } end)
        {
            return Inline(end);
        }
        else
        {
            net.Append('(');
            at++;
        }

        beginning = false;
        return null;
    }

    private bool Stands(string text) => string.CompareOrdinal(python, at, text, 0, text.Length) == 0;

    /// <summary>Where inline flags end, <c>(?im)</c> or <c>(?i:</c>; null when none stand here.</summary>
    private int? Flags()
    {
        if (!Stands("(?")) return null;
        var end = at + 2;
        while (end < python.Length && (char.IsAsciiLetter(python[end]) || python[end] == '-')) end++;
        return end > at + 2 && end < python.Length && python[end] is ')' or ':' ? end : null;
    }

    private string? Inline(int end)
    {
        var flags = python[(at + 2)..end].Replace("u", "", StringComparison.Ordinal);
        if (flags.Any(f => f is not ('i' or 'm' or 's' or 'x' or '-'))) return $"uses the flags {python[at..(end + 1)]}; i, m, s, x and u are supported";
        if (flags.Contains('x')) return "uses the inline flag x; write the pattern without blanks and comments";
        var wholly = python[end] == ')';
        if (wholly && !beginning) return "uses inline flags for the whole pattern behind its beginning";

        at = end + 1;
        if (wholly && flags.Length == 0) return null;
        net.Append("(?").Append(flags).Append(python[end]);
        beginning = wholly;
        return null;
    }

    /// <summary>To Python <c>{,3}</c> is a count; to .NET it would be five characters.</summary>
    private string? Count()
    {
        beginning = false;
        var end = at + 1;
        if (end < python.Length && python[end] == ',')
        {
            end++;
            while (end < python.Length && char.IsAsciiDigit(python[end])) end++;
            if (end < python.Length && python[end] == '}' && end > at + 2)
            {
                net.Append("{0").Append(python, at + 1, end - at);
                at = end + 1;
                return null;
            }
        }

        return Copy('{');
    }
}
