using System.Buffers;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Gathers the fragments of a text, then gives it once. Whoever drops it before loses only the chance of using its memory again.</summary>
internal sealed class TextBuffer
{
    private const int Few = 256;

    private char[] chars;
    private int length;

    public TextBuffer(string first)
    {
        chars = ArrayPool<char>.Shared.Rent(Math.Max(Few, first.Length * 2));
        Append(first);
    }

    public void Append(string text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    /// <summary>Appends the text of a JSON string, given without its quotes.</summary>
    public void Append(ReadOnlySpan<byte> json) => length += JsonText.Write(json, Room(json.Length));

    /// <summary>Ends the gathering; the buffer must not be used any more.</summary>
    public string Take()
    {
        var text = new string(chars, 0, length);
        ArrayPool<char>.Shared.Return(chars);
        (chars, length) = ([], 0);
        return text;
    }

    private Span<char> Room(int more)
    {
        if (chars.Length - length < more)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(chars.Length * 2, length + more));
            chars.AsSpan(0, length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(chars);
            chars = larger;
        }

        return chars.AsSpan(length);
    }
}
