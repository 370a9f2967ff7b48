using System.Text.RegularExpressions;

namespace AuditPipeline.Pii.Custom;

/// <summary>Flags of regular expressions as Presidio writes them: the sum of the numbers of Python's <c>re</c> module.</summary>
/// <param name="Python">The sum.</param>
public readonly record struct RegexFlags(int Python)
{
    private const int IgnoreCase = 2;
    private const int Multiline = 8;
    private const int DotAll = 16;
    private const int Unicode = 32;
    private const int Verbose = 64;

    /// <summary>Presidio's default: the case does not matter, <c>^</c> and <c>$</c> at every line, a dot is any character.</summary>
    public static RegexFlags Default { get; } = new(IgnoreCase | Multiline | DotAll);

    public bool IgnoresCase => (Python & IgnoreCase) != 0;

    public bool IsVerbose => (Python & Verbose) != 0;

    public RegexOptions Options =>
        RegexOptions.CultureInvariant
        | (IgnoresCase ? RegexOptions.IgnoreCase : RegexOptions.None)
        | ((Python & Multiline) != 0 ? RegexOptions.Multiline : RegexOptions.None)
        | ((Python & DotAll) != 0 ? RegexOptions.Singleline : RegexOptions.None)
        | (IsVerbose ? RegexOptions.IgnorePatternWhitespace : RegexOptions.None);

    /// <summary>What cannot be done; null when all can. LOCALE (4) and ASCII (256) change what <c>\w</c> is and have no counterpart.</summary>
    public string? Fault => (Python & ~(IgnoreCase | Multiline | DotAll | Unicode | Verbose)) == 0 && Python >= 0
        ? null
        : "must be a sum of 2 (ignore case), 8 (multiline), 16 (dot matches all), 32 (Unicode) and 64 (verbose); other flags of Python are not supported";
}
