using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace AuditPipeline.Core.Log;

/// <summary>Writes canonical bytes straight into a buffer, without a tree. The caller writes keys in order (by UTF-16 code units);
/// a key out of order, twice or missing throws, so what was written is canonical. One writer serves many documents:
/// <see cref="Reset"/> between them. Not safe for several threads at once.</summary>
public sealed class CanonicalJsonWriter
{
    private const int MaxDepth = 64;
    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private readonly Frame[] _frames = new Frame[MaxDepth + 1];
    private IBufferWriter<byte> _output;
    private byte[] _keys = new byte[256];
    private int _depth;
    private bool _afterKey;
    private bool _done;

    public CanonicalJsonWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Starts another document on <paramref name="output"/>.</summary>
    public void Reset(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _depth = 0;
        _afterKey = false;
        _done = false;
    }

    /// <summary>True when one whole document has been written.</summary>
    public bool IsComplete => _done;

    public void WriteStartObject() => Open((byte)'{', isObject: true);

    public void WriteStartObject(ReadOnlySpan<byte> key)
    {
        WriteKey(key);
        WriteStartObject();
    }

    public void WriteEndObject() => Close((byte)'}', isObject: true);

    public void WriteStartArray() => Open((byte)'[', isObject: false);

    public void WriteStartArray(ReadOnlySpan<byte> key)
    {
        WriteKey(key);
        WriteStartArray();
    }

    public void WriteEndArray() => Close((byte)']', isObject: false);

    /// <summary>The key of the next value, in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">Not in an object, or not after the key before it.</exception>
    public void WriteKey(ReadOnlySpan<byte> key)
    {
        if (_depth == 0 || !_frames[_depth].IsObject || _afterKey) throw new InvalidOperationException("a key is not expected here");

        ref var frame = ref _frames[_depth];
        if (frame.Count > 0)
        {
            if (Utf16Order.Compare(_keys.AsSpan(frame.KeyStart, frame.KeyLength), key) >= 0)
                throw new InvalidOperationException("keys must be written in order of their UTF-16 code units, each once");
            Byte((byte)',');
        }

        frame.Count++;
        if (frame.KeyStart + key.Length > _keys.Length) Array.Resize(ref _keys, Math.Max(_keys.Length * 2, frame.KeyStart + key.Length));
        key.CopyTo(_keys.AsSpan(frame.KeyStart));
        frame.KeyLength = key.Length;
        Quoted(key);
        Byte((byte)':');
        _afterKey = true;
    }

    /// <inheritdoc cref="WriteKey(ReadOnlySpan{byte})"/>
    public void WriteKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(key.Length));
        var length = Encode(key, rented);
        WriteKey(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>A string value in UTF-8.</summary>
    public void WriteString(ReadOnlySpan<byte> value)
    {
        BeforeValue();
        Quoted(value);
        AfterValue();
    }

    /// <summary>A string value.</summary>
    /// <exception cref="ArgumentException">It holds a lone surrogate.</exception>
    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encode(value, rented);
        WriteString(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void WriteString(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        WriteKey(key);
        WriteString(value);
    }

    public void WriteString(ReadOnlySpan<byte> key, string value)
    {
        WriteKey(key);
        WriteString(value);
    }

    /// <summary>Bytes as a base64 string (RFC 4648 section 4, padded).</summary>
    public void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        BeforeValue();
        var length = Base64.GetMaxEncodedToUtf8Length(bytes.Length);
        var span = _output.GetSpan(length + 2);
        span[0] = (byte)'"';
        Base64.EncodeToUtf8(bytes, span[1..], out _, out var written);
        span[written + 1] = (byte)'"';
        _output.Advance(written + 2);
        AfterValue();
    }

    public void WriteBase64(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes)
    {
        WriteKey(key);
        WriteBase64(bytes);
    }

    /// <exception cref="ArgumentOutOfRangeException">Outside ±(2^53−1).</exception>
    public void WriteInteger(long value)
    {
        if (value is > CanonicalJson.MaxInteger or < -CanonicalJson.MaxInteger)
            throw new ArgumentOutOfRangeException(nameof(value), "integers stay within ±(2^53−1)");
        BeforeValue();
        var span = _output.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        _output.Advance(written);
        AfterValue();
    }

    public void WriteInteger(ReadOnlySpan<byte> key, long value)
    {
        WriteKey(key);
        WriteInteger(value);
    }

    public void WriteBoolean(bool value)
    {
        BeforeValue();
        _output.Write(value ? "true"u8 : "false"u8);
        AfterValue();
    }

    public void WriteBoolean(ReadOnlySpan<byte> key, bool value)
    {
        WriteKey(key);
        WriteBoolean(value);
    }

    private static int Encode(string text, byte[] into)
    {
        try
        {
            return Utf8Strict.GetBytes(text, into);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("a string holds a lone surrogate", nameof(text), e);
        }
    }

    private void Open(byte brace, bool isObject)
    {
        BeforeValue();
        if (_depth == MaxDepth) throw new InvalidOperationException("nested too deep");
        Byte(brace);
        var keyStart = _frames[_depth].KeyStart + _frames[_depth].KeyLength;
        _frames[++_depth] = new Frame { IsObject = isObject, KeyStart = _depth == 1 ? 0 : keyStart };
    }

    private void Close(byte brace, bool isObject)
    {
        if (_depth == 0 || _afterKey || _frames[_depth].IsObject != isObject)
            throw new InvalidOperationException("nothing of this kind is open");
        Byte(brace);
        _frames[_depth--] = default;
        AfterValue();
    }

    private void BeforeValue()
    {
        if (_done) throw new InvalidOperationException("the document is complete");
        if (_depth == 0) return;
        ref var frame = ref _frames[_depth];
        if (frame.IsObject)
        {
            if (!_afterKey) throw new InvalidOperationException("a key is expected here");
            _afterKey = false;
            return;
        }

        if (frame.Count++ > 0) Byte((byte)',');
    }

    private void AfterValue() => _done = _depth == 0;

    private void Byte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }

    private void Quoted(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) throw new ArgumentException("text is not valid UTF-8", nameof(text));
        var span = _output.GetSpan(text.Length + 2);
        if (text.IndexOfAny(NeedsEscape) < 0)
        {
            span[0] = (byte)'"';
            text.CopyTo(span[1..]);
            span[text.Length + 1] = (byte)'"';
            _output.Advance(text.Length + 2);
            return;
        }

        Byte((byte)'"');
        while (true)
        {
            var plain = text.IndexOfAny(NeedsEscape);
            if (plain < 0) break;
            _output.Write(text[..plain]);
            Escaped(text[plain]);
            text = text[(plain + 1)..];
        }

        _output.Write(text);
        Byte((byte)'"');
    }

    // RFC 8785 section 3.2.2.2
    private void Escaped(byte value)
    {
        ReadOnlySpan<byte> shortForm = value switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            8 => "\\b"u8,
            9 => "\\t"u8,
            10 => "\\n"u8,
            12 => "\\f"u8,
            13 => "\\r"u8,
            _ => default,
        };
        if (!shortForm.IsEmpty)
        {
            _output.Write(shortForm);
            return;
        }

        _output.Write("\\u00"u8);
        _output.Write([(byte)('0' + (value >> 4)), "0123456789abcdef"u8[value & 15]]);
    }

    private struct Frame
    {
        public bool IsObject;
        public int Count;
        public int KeyStart;
        public int KeyLength;
    }
}
