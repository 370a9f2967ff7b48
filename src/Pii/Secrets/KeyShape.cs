namespace AuditPipeline.Pii.Secrets;

/// <summary>The published form of one kind of key.</summary>
/// <param name="Prefix">What it begins with.</param>
/// <param name="Alphabet">Characters behind the prefix.</param>
/// <param name="Least">Fewest characters behind the prefix.</param>
/// <param name="Most">Most characters behind the prefix.</param>
internal readonly record struct KeyShape(string Prefix, KeyAlphabet Alphabet, int Least, int Most)
{
    internal bool Has(char c) => Alphabet switch
    {
        KeyAlphabet.Hex => char.IsAsciiHexDigit(c) || (c == '-' && Least > 40),
        KeyAlphabet.UpperDigits => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c),
        KeyAlphabet.Alphanumeric => char.IsAsciiLetterOrDigit(c),
        KeyAlphabet.Base64Url => char.IsAsciiLetterOrDigit(c) || c is '-' or '_',
        KeyAlphabet.Dotted => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.',
        _ => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '-' or '_',
    };
}
