using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>A document that was read: its bytes, and a row for each value in them. Reads one after another; what was read before is gone then, and
/// views of it must not be used any more.</summary>
internal sealed class JsonTape : IDisposable
{
    private const int FewRows = 128;
    private const int MostKeptRows = 4096;
    private const int MostKept = 4;   // request, answer, event and what an event was wrapped in are read at the same time

    // A pool for all would have to be locked, and a decode needs several at a time.
    [ThreadStatic]
    private static Stack<JsonTape>? kept;

    private JsonRow[] rows = ArrayPool<JsonRow>.Shared.Rent(FewRows);
    private ArraySegment<byte> json;
    private bool isRented;
    private bool hasDocument;

    private JsonTape()
    {
    }

    /// <summary>A tape of this thread's; to be disposed of once, on any thread.</summary>
    public static JsonTape Rent()
    {
        if (kept is null || !kept.TryPop(out var tape)) tape = new JsonTape();
        tape.isRented = true;
        return tape;
    }

    /// <summary>The root; undefined when there is no document.</summary>
    public JsonView Root => hasDocument ? new JsonView(this, 0) : default;

    /// <summary>Reads <paramref name="bytes"/>, which have no white space around them and must stay unchanged. Every string in the document is
    /// text: what was none is mended (<see cref="WellFormedText"/>).</summary>
    /// <returns>When <see cref="JsonOutcome.Cut"/>, what is whole before the cut is the document, where that is an object or an array.</returns>
    public JsonOutcome Read(ReadOnlyMemory<byte> bytes)
    {
        var parser = new JsonParser(bytes.Span, rows);
        var outcome = parser.Read();
        rows = parser.Rows;
        if (parser.MayBeBeyondAscii && !Utf8.IsValid(bytes.Span)) return Read(WellFormedText.Bytes(bytes));

        hasDocument = outcome == JsonOutcome.Whole || (outcome == JsonOutcome.Cut && parser.Open > 0);
        if (!hasDocument) return outcome;

        if (outcome == JsonOutcome.Cut) bytes = parser.CloseAll();
        if (parser.HasHalves) bytes = WellFormedText.Pairs(bytes);   // as long as before: the rows stay true
        if (!MemoryMarshal.TryGetArray(bytes, out json)) json = bytes.ToArray();
        return outcome;
    }

    public void Dispose()
    {
        if (!isRented) return;

        (isRented, hasDocument, json) = (false, false, default);
        kept ??= new Stack<JsonTape>(MostKept);
        if (rows.Length <= MostKeptRows && kept.Count < MostKept)
        {
            kept.Push(this);
            return;
        }

        ArrayPool<JsonRow>.Shared.Return(rows);
        rows = [];
    }

    public ref readonly JsonRow this[int row] => ref rows[row];

    public ReadOnlySpan<byte> Bytes(int start, int length) => json.AsSpan(start, length);
}
