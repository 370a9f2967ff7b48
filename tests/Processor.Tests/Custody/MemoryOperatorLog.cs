using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Custody;

internal sealed class MemoryOperatorLog : IOperatorLog
{
    public List<string> Statements { get; } = [];

    /// <summary>The next statement dies before it stands.</summary>
    public bool Dies { get; set; }

    public ValueTask<IReadOnlyList<StatementPlace>> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> statements, CancellationToken cancellation)
    {
        if (Dies)
        {
            Dies = false;
            throw new IOException("died before stating");
        }

        var first = Statements.Count;
        Statements.AddRange(statements.Select(s => Encoding.UTF8.GetString(s.Span)));
        return new([.. statements.Select((_, i) => new StatementPlace(first + i, Statements.Count))]);
    }
}
