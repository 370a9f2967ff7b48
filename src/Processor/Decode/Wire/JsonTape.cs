using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>A document that was read: its bytes, and a row for each value in them. Reads one after another; what was read before is gone then, and
/// views of it must not be used any more.</summary>
internal sealed class JsonTape : IDisposable
{
    private JsonRow[]? rows;
    private ArraySegment<byte> json;

    /// <summary>The root; undefined when there is no document.</summary>
    public JsonView Root => rows is null ? default : new JsonView(this, 0);

    /// <summary>Reads <paramref name="bytes"/>, which have no white space around them and must stay unchanged. Every string in the document is
    /// text: what was none is mended (<see cref="WellFormedText"/>).</summary>
    /// <returns>When <see cref="JsonOutcome.Cut"/>, what is whole before the cut is the document, where that is an object or an array.</returns>
    public JsonOutcome Read(ReadOnlyMemory<byte> bytes)
    {
        var parser = new JsonParser(bytes.Span, rows);
        var outcome = parser.Read();
        rows = parser.Rows;
        if (parser.MayBeBeyondAscii && !Utf8.IsValid(bytes.Span)) return Read(WellFormedText.Bytes(bytes));

        if (outcome == JsonOutcome.Malformed || (outcome == JsonOutcome.Cut && parser.Open == 0))
        {
            Dispose();
            return outcome;
        }

        if (outcome == JsonOutcome.Cut) bytes = parser.CloseAll();
        if (parser.HasHalves) bytes = WellFormedText.Pairs(bytes);   // as long as before: the rows stay true
        if (!MemoryMarshal.TryGetArray(bytes, out json)) json = bytes.ToArray();
        return outcome;
    }

    public void Dispose()
    {
        if (rows is not null) ArrayPool<JsonRow>.Shared.Return(rows);
        rows = null;
    }

    public ref readonly JsonRow this[int row] => ref rows![row];

    public ReadOnlySpan<byte> Bytes(int start, int length) => json.AsSpan(start, length);
}
