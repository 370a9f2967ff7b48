using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>Log objects in memory.</summary>
internal sealed class MemoryLogStorage : ILogStorage
{
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    /// <summary>Writes still to break in their middle: what comes first is new, the last object is old.</summary>
    public int TornWrites { get; set; }

    public byte[]? this[string path]
    {
        get
        {
            lock (_objects) return _objects.GetValueOrDefault(path);
        }

        set
        {
            lock (_objects) _objects[path] = value!;
        }
    }

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation) => new(this[path]);

    public ValueTask WriteAsync(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation)
    {
        lock (_objects)
        {
            foreach (var (path, bytes) in objects)
            {
                if (TornWrites > 0 && path == objects[^1].Path)
                {
                    TornWrites--;
                    throw new InvalidDataException("died before the state");
                }

                _objects[path] = bytes.ToArray();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation)
    {
        lock (_objects) return new([.. _objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))]);
    }

    public ValueTask RemoveAsync(string folder, CancellationToken cancellation)
    {
        lock (_objects)
            foreach (var path in _objects.Keys.Where(k => k.StartsWith(folder + "/", StringComparison.Ordinal)).ToList()) _objects.Remove(path);
        return ValueTask.CompletedTask;
    }
}
