using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Processor.Count;

/// <summary>Reads what <c>deploy/ranks/export.mjs</c> wrote: a line <c>ranks 1 NAME COUNT SHA256</c>, then each token as a byte of length
/// and its bytes, by rank.</summary>
internal static class RankFile
{
    private const int LongestHeader = 256;
    private const int MostTokens = 1 << 20;
    private const int MostBytes = 32 << 20;   // twenty times the largest encoding there is

    /// <exception cref="InvalidDataException">It is no such file, is another encoding's, or is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TokenRanks Read(string path, string encoding)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MostBytes) throw new InvalidDataException($"it has {file.Length} bytes, more than token ranks can have");

        var all = new byte[file.Length];
        file.ReadExactly(all);
        var headerEnd = all.AsSpan(0, Math.Min(all.Length, LongestHeader)).IndexOf((byte)'\n');
        var header = headerEnd < 0 ? [] : Encoding.ASCII.GetString(all, 0, headerEnd).Split(' ');
        if (header is not ["ranks", "1", var name, var count, var hash]) throw new InvalidDataException("it does not begin like a file of token ranks");
        if (name != encoding) throw new InvalidDataException($"it holds the ranks of '{name}'");
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) || tokens > MostTokens)
            throw new InvalidDataException($"it cannot hold '{count}' tokens");

        var body = all.AsSpan(headerEnd + 1);
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(body)), hash, StringComparison.Ordinal))
            throw new InvalidDataException("its hash is not the one it names");
        return Tokens(body, tokens);
    }

    private static TokenRanks Tokens(ReadOnlySpan<byte> body, int count)
    {
        if (body.Length < count) throw new InvalidDataException("it ends early");

        var bytes = new byte[body.Length - count];
        var starts = new int[count + 1];
        var (at, end) = (0, 0);
        for (var rank = 0; rank < count; rank++)
        {
            var length = at < body.Length ? body[at++] : throw new InvalidDataException("it ends early");
            if (length > body.Length - at || length > bytes.Length - end) throw new InvalidDataException("it ends early");
            body.Slice(at, length).CopyTo(bytes.AsSpan(end));
            at += length;
            end += length;
            starts[rank + 1] = end;
        }

        if (at != body.Length) throw new InvalidDataException("it goes on after its last token");
        return new TokenRanks(bytes, starts);
    }
}
