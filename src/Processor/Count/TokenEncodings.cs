using System.Collections.Frozen;

namespace AuditPipeline.Processor.Count;

/// <summary>The encodings of which the ranks are there. Each is loaded once, when it is first asked for, and stays. Safe for any number of
/// threads.</summary>
public sealed class TokenEncodings
{
    internal const string Fifty = "r50k_base";
    internal const string FiftyWithSpaces = "p50k_base";
    internal const string Hundred = "cl100k_base";
    internal const string TwoHundred = "o200k_base";

    private readonly FrozenDictionary<string, Lazy<TokenEncoding?>> _encodings;

    /// <param name="folder">Where <c>NAME.ranks</c> lie (the output of <c>deploy/ranks/export.mjs</c>); null when there are none.</param>
    /// <param name="notice">Told once for each encoding whose ranks cannot be used, and why.</param>
    public TokenEncodings(string? folder, Action<string> notice)
    {
        ArgumentNullException.ThrowIfNull(notice);

        (string Name, PieceRule Rule)[] known =
        [
            (Fifty, PieceRules.Fifty),
            (FiftyWithSpaces, PieceRules.Fifty),
            (Hundred, PieceRules.Hundred),
            (TwoHundred, PieceRules.TwoHundred),
        ];
        _encodings = known.ToFrozenDictionary(
            encoding => encoding.Name,
            encoding => new Lazy<TokenEncoding?>(() => folder is null ? null : Load(folder, encoding.Name, encoding.Rule, notice)),
            StringComparer.Ordinal);
    }

    /// <summary>No ranks: every count is an estimate by characters.</summary>
    public static TokenEncodings None { get; } = new(null, _ => { });

    /// <summary>The encoding, or null when its ranks are not there.</summary>
    internal TokenEncoding? Find(string name) => _encodings[name].Value;

    private static TokenEncoding? Load(string folder, string name, PieceRule rule, Action<string> notice)
    {
        var path = Path.Combine(folder, name + ".ranks");
        try
        {
            return new TokenEncoding(name, rule, RankFile.Read(path, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            notice($"the token ranks {path} cannot be used: {e.Message}; tokens that no provider reported are estimated by characters");
            return null;
        }
    }
}
