using System.Text;

namespace AuditPipeline.Bench.Edge;

/// <summary>An answer as it goes over the wire, in the pieces it is sent in. Each piece carries the number of its call at fixed
/// places, so that bytes that went to another call are found.</summary>
internal sealed class AnswerTemplate
{
    /// <summary>Where the call's number stands: eight digits.</summary>
    public const string Mark = "########";

    private readonly byte[][] _pieces;
    private readonly int[][] _marks;

    /// <param name="pieces">Head included, framed as HTTP/1.1.</param>
    /// <param name="bodyLength">Bytes of the body without framing.</param>
    public AnswerTemplate(IEnumerable<string> pieces, int bodyLength)
    {
        _pieces = [.. pieces.Select(Encoding.ASCII.GetBytes)];
        _marks = [.. _pieces.Select(MarksIn)];
        BodyLength = bodyLength;
    }

    public int BodyLength { get; }

    /// <summary>Pieces of one connection's own, to be stamped for each of its calls.</summary>
    public byte[][] Copy() => [.. _pieces.Select(piece => piece.ToArray())];

    public void Stamp(byte[][] pieces, ReadOnlySpan<byte> number)
    {
        for (var i = 0; i < pieces.Length; i++)
            foreach (var at in _marks[i]) number.CopyTo(pieces[i].AsSpan(at));
    }

    private static int[] MarksIn(byte[] piece)
    {
        var mark = Encoding.ASCII.GetBytes(Mark);
        var found = new List<int>();
        for (var at = piece.AsSpan().IndexOf(mark); at >= 0;)
        {
            found.Add(at);
            var next = piece.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? next : at + mark.Length + next;
        }

        return [.. found];
    }
}
