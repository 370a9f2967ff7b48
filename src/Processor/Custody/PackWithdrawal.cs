using System.Buffers;
using System.IO.Pipelines;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Custody;

/// <summary>Removes kept packs that show what was erased. A pack is signed and cannot be changed, but it can be drawn again for the same period,
/// and then says that the records were erased.</summary>
internal sealed class PackWithdrawal(IPackStore packs)
{
    /// <summary>Ids of the removed packs.</summary>
    /// <param name="erased">Whether a record of this id is among the erased.</param>
    /// <param name="cancellation">Stops between two packs.</param>
    public async ValueTask<IReadOnlyList<string>> RunAsync(Func<string, bool> erased, CancellationToken cancellation)
    {
        var removed = new List<string>();
        foreach (var id in await packs.ListAsync(cancellation))
        {
            if (!await ShowsAsync(id, erased, cancellation)) continue;
            if (await packs.RemoveAsync(id, cancellation)) removed.Add(id);
        }

        return removed;
    }

    private async ValueTask<bool> ShowsAsync(string id, Func<string, bool> erased, CancellationToken cancellation)
    {
        foreach (var path in await packs.ListFilesAsync(id, cancellation) ?? [])
        {
            if (!path.StartsWith(PackPaths.Streams, StringComparison.Ordinal) || !path.EndsWith("/" + PackPaths.Records, StringComparison.Ordinal)) continue;
            await using var file = await packs.OpenAsync(id, path, cancellation);
            if (file is not null && await ShowsAsync(file, erased, cancellation)) return true;
        }

        return false;
    }

    private static async ValueTask<bool> ShowsAsync(Stream file, Func<string, bool> erased, CancellationToken cancellation)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    if (Shows(rest.Slice(0, end), erased)) return true;
                    rest = rest.Slice(rest.GetPosition(1, end));
                }

                if (rest.Length > PackRecord.MaxLine) return true;   // no pack of ours has such a line: rather withdrawn than kept
                if (read.IsCompleted) return rest.Length > 0 && Shows(rest, erased);
                reader.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    // A line that cannot be read might show anything.
    private static bool Shows(ReadOnlySequence<byte> line, Func<string, bool> erased)
    {
        if (PackRecord.TryParse(line.ToArray(), out _) is not { } record) return true;
        if (!record.Parts.Values.Any(p => p.State == PartState.Disclosed || p.Ciphertext is not null)) return false;
        try
        {
            return erased(LeafParser.Parse(record.Leaf.Span).Id);
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
