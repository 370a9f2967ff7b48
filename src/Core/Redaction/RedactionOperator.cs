using System.Diagnostics;
using System.Globalization;

namespace AuditPipeline.Core.Redaction;

/// <summary>A method with its parameters. Its text form is what settings hold and what the policy's version is made of.</summary>
public sealed record RedactionOperator
{
    /// <summary>Most characters a mask may leave readable.</summary>
    public const int MostShown = 8;

    // No letters and no signs that mean something in JSON, YAML or a path: a mask must not look like a value, or break what it stands in.
    private const string MaskCharacters = "*•█";

    private RedactionOperator(RedactionMethod method) => Method = method;

    public static RedactionOperator Replace { get; } = new(RedactionMethod.Replace);

    public static RedactionOperator Pseudonym { get; } = new(RedactionMethod.Pseudonym);

    public static RedactionOperator Keep { get; } = new(RedactionMethod.Keep);

    /// <summary>The same value gives the same token in all records of a tenant.</summary>
    public static RedactionOperator Hash { get; } = new(RedactionMethod.Hash);

    /// <summary>The same value gives the same token within one session, or one interaction where no session is named, and another one elsewhere.</summary>
    public static RedactionOperator HashWithinSession { get; } = new(RedactionMethod.Hash) { WithinSession = true };

    public RedactionMethod Method { get; }

    public bool WithinSession { get; private init; }

    /// <summary>Characters that a mask leaves readable, 0 to <see cref="MostShown"/>.</summary>
    public int Shown { get; private init; }

    /// <summary>They are the value's first ones, else its last.</summary>
    public bool ShowsFirst { get; private init; }

    public char MaskCharacter { get; private init; } = '*';

    /// <summary>A mask that leaves the last characters readable.</summary>
    public static RedactionOperator MaskButLast(int shown, char character = '*') => Mask(shown, first: false, character);

    /// <summary>A mask that leaves the first characters readable.</summary>
    public static RedactionOperator MaskButFirst(int shown, char character = '*') => Mask(shown, first: true, character);

    /// <summary><c>replace</c>, <c>pseudonym</c>, <c>hash</c>, <c>hash session</c>, <c>keep</c>, or <c>mask</c>, which may be followed by
    /// <c>last N</c> or <c>first N</c>, and by <c>with C</c>.</summary>
    /// <param name="fault">What is wrong, as the end of a sentence; empty when it can be read.</param>
    public static RedactionOperator? Parse(string? text, out string fault)
    {
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        fault = "";
        switch (words)
        {
            case ["replace"]: return Replace;
            case ["pseudonym"]: return Pseudonym;
            case ["keep"]: return Keep;
            case ["hash"]: return Hash;
            case ["hash", "session"]: return HashWithinSession;
            case ["mask", .. var rest]: return ParseMask(rest, out fault);
            case ["replace" or "pseudonym" or "keep", ..]:
                fault = $"{words[0]} takes no parameters";
                return null;
            case ["hash", ..]:
                fault = "hash takes no parameter but session";
                return null;
            default:
                fault = "must be replace, pseudonym, mask, hash or keep";
                return null;
        }
    }

    public override string ToString() => Method switch
    {
        RedactionMethod.Replace => "replace",
        RedactionMethod.Pseudonym => "pseudonym",
        RedactionMethod.Hash => WithinSession ? "hash session" : "hash",
        RedactionMethod.Keep => "keep",
        RedactionMethod.Mask => string.Create(
            CultureInfo.InvariantCulture, $"mask {(ShowsFirst ? "first" : "last")} {Shown} with {MaskCharacter}"),
        _ => throw new UnreachableException($"RedactionMethod.{Method}"),
    };

    private static RedactionOperator Mask(int shown, bool first, char character)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shown);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shown, MostShown);
        if (!MaskCharacters.Contains(character)) throw new ArgumentException($"The mask character must be one of {MaskCharacters}", nameof(character));
        return new(RedactionMethod.Mask) { Shown = shown, ShowsFirst = first && shown > 0, MaskCharacter = character };
    }

    private static RedactionOperator? ParseMask(string[] words, out string fault)
    {
        fault = "";
        var (shown, first, character) = (0, false, '*');
        if (words is ["last" or "first", var number, .. var rest])
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out shown) || shown is 0 or > MostShown)
            {
                fault = $"mask leaves 1 to {MostShown} characters readable";
                return null;
            }

            first = words[0] == "first";
            words = rest;
        }

        if (words is ["with", [var mark]])
        {
            character = mark;
            words = [];
        }

        if (words.Length > 0) fault = "mask is written mask, mask last 4 or mask first 2, each with a character when wanted: mask last 4 with *";
        else if (!MaskCharacters.Contains(character)) fault = $"mask characters are {string.Join(' ', MaskCharacters.AsEnumerable())}";
        return fault.Length > 0 ? null : Mask(shown, first, character);
    }
}
