using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Names;

/// <summary>Whether an e-mail address near a name holds a part of the name before its at sign.</summary>
internal static class NearEmail
{
    private const int Shortest = 4;
    private const int LongestLocal = 40;

    /// <summary>An at sign stands near.</summary>
    /// <param name="start">Of the name or of particles before it.</param>
    internal static bool CanHold(ScanText scan, int start, int end, ref AtSigns atSigns) =>
        atSigns.Within(scan.Text, From(start), To(scan.Text, end));

    internal static bool Holds(ScanText scan, ReadOnlySpan<NamePiece> pieces)
    {
        var text = scan.Text;
        var from = From(scan.Tokens[pieces[0].Token].Start);
        var to = To(text, scan.Tokens[pieces[^1].Token].End);
        while (from < to)
        {
            var at = text.AsSpan(from, to - from).IndexOf('@');
            if (at < 0) return false;
            at += from;
            var local = at;
            while (local > 0 && at - local < LongestLocal && (char.IsLetterOrDigit(text[local - 1])
                || text[local - 1] is '.' or '_' or '-')) local--;
            foreach (var piece in pieces)
            {
                ref readonly var token = ref scan.Tokens[piece.Token];
                if (token.Length >= Shortest && !(token.Start >= local && token.Start < at)
                    && text.AsSpan(local, at - local).Contains(text.AsSpan(token.Start, token.Length),
                    StringComparison.OrdinalIgnoreCase)) return true;
            }

            from = at + 1;
        }

        return false;
    }

    private static int From(int start) => Math.Max(0, start - (PiiEngine.Reach - LongestLocal));

    private static int To(string text, int end) => Math.Min(text.Length, end + PiiEngine.Reach);
}
