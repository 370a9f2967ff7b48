namespace AuditPipeline.Core.Redaction;

/// <summary>Words that may stand in a leaf for ever: short, of a closed alphabet, so that no sentence fits. What a caller or provider
/// wrote and is no plain word never enters a leaf.</summary>
public static class PlainWord
{
    public const int LongestLength = 128;

    /// <summary>1–128 of ASCII letters, digits and <c>. _ - : / + @</c> with at most one <c>@</c> that no dot follows (a model
    /// revision such as <c>name@001</c>, never a mail address), and not a long run of digits.</summary>
    public static bool Is(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestLength) return false;

        var at = -1;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > 8) return false;   // a date fits (20260101); an account, card or citizen number does not
            if (c == '@')
            {
                if (at >= 0) return false;
                at = i;
            }
            else if (!(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '/' or '+'))
            {
                return false;
            }
        }

        return at < 0 || !text.AsSpan(at).Contains('.');
    }
}
