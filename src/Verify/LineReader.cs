namespace AuditPipeline.Verify;

/// <summary>Lines of a stream, one at a time, each ending in a newline; memory is bounded by the longest line.</summary>
internal sealed class LineReader(Stream stream, int maxLine)
{
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private int _scanned;

    /// <summary>True when the last line was too long or had no newline.</summary>
    public bool Broken { get; private set; }

    /// <summary>The next line without its newline, valid until the next call; false at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var newline = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = _buffer.AsSpan(_start, _scanned + newline - _start);
                _start = _scanned = _scanned + newline + 1;
                return true;
            }

            _scanned = _end;
            if (!Fill())
            {
                Broken |= _end > _start;
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        if (_end > maxLine)
        {
            Broken = true;
            return false;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, Math.Min(checked(_buffer.Length * 2), maxLine + 1));
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
