using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>A process of <c>audit up</c> that has said it is running.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _printed;
    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private RunningProgram(Process process, StringBuilder printed) => (_process, _printed) = (process, printed);

    public Uri Gateway => new(_said["gateway"]);

    /// <summary>The gateway for HTTP/2 without TLS.</summary>
    public Uri Http2 => new(_said["http2"]);

    public Uri Api => new(_said["api"]);

    /// <summary>Address of a witness.</summary>
    public Uri Witness => new(_said["witness"]);

    public string LogKey => _said["log key"];

    /// <summary>The administrator key; null when this is not the first start.</summary>
    public string? Key => _said.GetValueOrDefault("key");

    /// <param name="printed">Takes everything the process prints.</param>
    public static async Task<RunningProgram> StartAsync(string[] arguments, StringBuilder printed)
    {
        var process = new Process { StartInfo = AuditProgram.Start(arguments) };
        process.Start();
        process.StandardInput.Close();
        var program = new RunningProgram(process, printed);
        program._reading = Task.WhenAll(program.ReadAsync(process.StandardOutput), program.ReadAsync(process.StandardError));
        var first = await Task.WhenAny(program._running.Task, program._reading).WaitAsync(Patience);
        if (first == program._running.Task) return program;

        await program.DisposeAsync();
        throw new InvalidOperationException($"the program ended:\n{printed}");
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_printed) _printed.Append(line).Append('\n');
            if (line.StartsWith("running", StringComparison.Ordinal)) _running.TrySetResult();
            var name = line.Length > 9 ? line[..9].TrimEnd() : "";
            if (name is "gateway" or "http2" or "api" or "log key" or "key" or "witness" && !_running.Task.IsCompleted) _said.TryAdd(name, line[9..].Trim());
        }
    }
}
