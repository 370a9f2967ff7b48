using System.Globalization;
using System.Text;

namespace AuditPipeline.Adapters.Tests.Journal;

/// <summary>Numbers, one a line, each handed to the system at once: what was noted survives the kill of the process.</summary>
internal sealed class NoteFile(string path) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public void Add(long number)
    {
        var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));
        lock (_gate) _stream.Write(line);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
