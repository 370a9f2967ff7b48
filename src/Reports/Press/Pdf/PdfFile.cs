using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>A PDF 1.7 file being written from front to back: small objects gather in compressed object streams, large ones go
/// out at once, and only their places are kept.</summary>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsPerStream = 200;   // readers inflate a whole object stream to get at one object

    private readonly Stream output;
    private readonly IncrementalHash? hash;
    private readonly List<CrossReference> places = [new(0, 0, 0)];
    private readonly List<int> gathered = [];
    private readonly StringBuilder gatheredIndex = new();
    private readonly StringBuilder gatheredBodies = new();

    public PdfFile(Stream output, bool signed)
    {
        this.output = output;
        if (signed) hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The second line tells transfer programs that the file is binary (7.5.2).
        Emit("%PDF-1.7\n%"u8);
        Emit([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public long Length { get; private set; }

    /// <summary>Takes an object number; the object may be written at any later time.</summary>
    public int Reserve()
    {
        places.Add(new CrossReference(0, 0, 0));
        return places.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Write(number, body);
        return number;
    }

    public void Write(int number, string body)
    {
        gatheredIndex.Append(CultureInfo.InvariantCulture, $"{number} {gatheredBodies.Length} ");
        gatheredBodies.Append(body).Append('\n');
        gathered.Add(number);
        if (gathered.Count == ObjectsPerStream) FlushObjects();
    }

    /// <summary>Writes a stream object. <paramref name="entries"/> are dictionary entries besides Length and Filter.</summary>
    public void WriteStream(int number, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var bytes = compress ? Deflate(data) : data;
        places[number] = new CrossReference(1, Length, 0);
        var filter = compress ? "/Filter/FlateDecode" : string.Empty;
        Emit($"{number} 0 obj\n<<{entries}{filter}/Length {bytes.Length}>>\nstream\n");
        Emit(bytes);
        Emit("\nendstream\nendobj\n"u8);
    }

    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var number = Reserve();
        WriteStream(number, entries, data, compress);
        return number;
    }

    /// <summary>Writes the cross-reference stream and, before it, the signature: everything behind the signature is laid out in
    /// memory first, so its ByteRange is known without going back in the output.</summary>
    public void Finish(string trailer, PdfSignatureSlot? signature)
    {
        FlushObjects();
        var crossReference = Reserve();
        if (signature is null)
        {
            places[crossReference] = new CrossReference(1, Length, 0);
            Emit(Tail(crossReference, Length, trailer));
            return;
        }

        var head = Encoding.ASCII.GetBytes(
            $"{signature.Number.ToString(CultureInfo.InvariantCulture)} 0 obj\n<<{signature.Entries}/ByteRange ");
        var start = Length;
        places[signature.Number] = new CrossReference(1, start, 0);
        var beforeContents = start + head.Length + PdfSignatureSlot.ByteRangeLength + "/Contents ".Length;
        var afterContents = beforeContents + (2 * PdfSignatureSlot.ReservedBytes) + 2;
        var close = ">>\nendobj\n"u8.ToArray();
        var tailStart = afterContents + close.Length;
        places[crossReference] = new CrossReference(1, tailStart, 0);
        var tail = Tail(crossReference, tailStart, trailer);
        var range = string.Create(
            CultureInfo.InvariantCulture, $"[0 {beforeContents} {afterContents} {close.Length + tail.Length}]");

        Emit(head);
        Emit(Encoding.ASCII.GetBytes(range.PadRight(PdfSignatureSlot.ByteRangeLength)));
        Emit("/Contents "u8);
        hash!.AppendData(close);
        hash.AppendData(tail);
        var container = signature.Sign(hash.GetHashAndReset());
        if (container.Length > PdfSignatureSlot.ReservedBytes)
        {
            throw new InvalidOperationException(
                $"The signature takes {container.Length} bytes; {PdfSignatureSlot.ReservedBytes} are reserved.");
        }

        Emit(Encoding.ASCII.GetBytes($"<{Convert.ToHexString(container).PadRight(2 * PdfSignatureSlot.ReservedBytes, '0')}>"));
        Emit(close);
        Emit(tail);
    }

    public void Dispose() => hash?.Dispose();

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        return packed.ToArray();
    }

    private void FlushObjects()
    {
        if (gathered.Count == 0) return;
        var number = Reserve();
        for (var i = 0; i < gathered.Count; i++) places[gathered[i]] = new CrossReference(2, number, i);
        var entries = string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {gathered.Count}/First {gatheredIndex.Length}");
        WriteStream(number, entries, Encoding.ASCII.GetBytes($"{gatheredIndex}{gatheredBodies}"));
        gathered.Clear();
        gatheredIndex.Clear();
        gatheredBodies.Clear();
    }

    private byte[] Tail(int number, long start, string trailer)
    {
        const int width = 8;   // 1 byte kind, 5 bytes place, 2 bytes index
        var rows = new byte[places.Count * (width + 1)];
        Span<byte> row = stackalloc byte[width];
        Span<byte> above = stackalloc byte[width];
        Span<byte> place = stackalloc byte[8];
        above.Clear();
        for (var i = 0; i < places.Count; i++)
        {
            row[0] = places[i].Kind;
            BinaryPrimitives.WriteInt64BigEndian(place, places[i].Place);
            place[3..].CopyTo(row[1..]);
            BinaryPrimitives.WriteUInt16BigEndian(row[6..], (ushort)places[i].Index);
            var target = rows.AsSpan(i * (width + 1), width + 1);
            target[0] = 2;   // PNG "up": neighbouring objects differ in few bits
            for (var b = 0; b < width; b++) target[b + 1] = unchecked((byte)(row[b] - above[b]));
            row.CopyTo(above);
        }

        var packed = Deflate(rows);
        var count = places.Count;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{number} 0 obj\n<</Type/XRef/Size {count}/W[1 5 2]/DecodeParms<</Predictor 12/Columns {width}>>{trailer}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        var end = string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
        return [.. Encoding.ASCII.GetBytes(text), .. packed, .. Encoding.ASCII.GetBytes(end)];
    }

    private void Emit(FormattableString text) => Emit(Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        hash?.AppendData(bytes);
        Length += bytes.Length;
    }
}
