using System.Buffers;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Identifiers.Crypto;
using AuditPipeline.Pii.Secrets;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>Addresses of crypto currencies whose check holds: Base58Check (Bitcoin, Litecoin, Dogecoin, Dash, Tron, XRP …), Bech32 and Bech32m
/// (Bitcoin, Litecoin, Cardano, Cosmos …), CashAddr, and Ethereum's with its mixed case (EIP-55).</summary>
internal sealed class CryptoRecognizer : IRecognizer
{
    public const string Kind = "CRYPTO";

    private const int Shortest = 25;
    private const int Longest = 120;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly ContextWords Wallet = new("wallet*", "crypto*", "eth", "ether*", "ethereum*", "address*", "adres*", "adresse*",
        "dirección*",
        "indirizzo*", "adresse*", "usdt", "usdc", "token*", "polygon", "erc*", "metamask", "blockchain*");

    public string Name => "crypto";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Wallet];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var from = 0; LongTokens.Next(text, from, out var at, out var to); from = to)
        {
            if (to - at < Shortest) continue;
            for (var start = at; start < to;)
            {
                var length = text.AsSpan(start, to - start).IndexOfAnyExcept(Letters);
                var end = length < 0 ? to : start + length;
                if (end - start is >= Shortest and <= Longest && !Touches(text, start - 1) && !Touches(text, end)) Judge(scan, start, end, found);
                start = end + 1;
            }
        }
    }

    private void Judge(ScanText scan, int start, int end, List<Detection> found)
    {
        if (Check(scan.Text.AsSpan(start, end - start), out var hex) is { } check)
            found.Add(new Detection(start, end - start, Kind, 0.98, Name, check));
        else if (hex && scan.Context(Wallet, start, end) is { } word)
            found.Add(new Detection(start, end - start, Kind, 0.8, Name, null, word));
    }

    /// <summary>A letter, a mark or an underscore stands at a place.</summary>
    private static bool Touches(string text, int at) => at >= 0 && at < text.Length && (text[at] == '_' || CharTable.Of(text[at]) != CharClass.Other);

    /// <summary>Name of the check a run passes; null when it passes none.</summary>
    /// <param name="hex">It has the form of an Ethereum address without the mixed case that checks it.</param>
    private static string? Check(ReadOnlySpan<char> run, out bool hex)
    {
        hex = false;
        if (run.Length == 42 && run[0] == '0' && run[1] == 'x')
        {
            var address = run[2..];
            if (!Ascii.IsHex(address)) return null;
            var mixed = address.ContainsAnyInRange('a', 'f') && address.ContainsAnyInRange('A', 'F');
            hex = !mixed && address.IndexOfAnyExcept(address[0]) >= 0;
            return mixed && Eip55.IsValid(address) ? "eip-55" : null;
        }

        if (run.Length <= 36 && run.ContainsAnyInRange('0', '9') && Base58Check.IsValid(run)) return "base58check";
        if (run.Contains('1') && Bech32.IsValid(run)) return "bech32";
        return run.Length == 42 && run[0] is 'q' or 'p' && Bech32.IsCashAddress(run) ? "cashaddr" : null;
    }
}
