using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>The one place that replaces, and so the one that makes <see cref="RedactedText"/>.</summary>
internal static class Replacer
{
    /// <summary>Stands for a text that a detector could not look at.</summary>
    internal static RedactedText NotScanned { get; } = new("[NOT SCANNED]");

    /// <summary>The text with every replacement made. Built in one pass over both: replacing in place, from the end, moves the rest of a
    /// 4 MB prompt once for each detection.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="replacements">By start, free of overlap.</param>
    internal static RedactedText Replace(string raw, IReadOnlyList<Replacement> replacements)
    {
        if (replacements.Count == 0) return new RedactedText(raw);

        var text = new StringBuilder(raw.Length);
        var from = 0;
        foreach (var one in replacements)
        {
            text.Append(raw, from, one.Start - from).Append(one.Text);
            from = one.End;
        }

        return new RedactedText(text.Append(raw, from, raw.Length - from).ToString());
    }
}
