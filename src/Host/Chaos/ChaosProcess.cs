using System.Diagnostics;
using System.Globalization;

namespace AuditPipeline.Host.Chaos;

/// <summary>One part of the product as a process, over any number of starts. The process is killed with this object at the latest.</summary>
/// <param name="name">For messages.</param>
/// <param name="arguments">Of the program, which is the one that runs here.</param>
/// <param name="logFile">Takes what every start prints.</param>
internal sealed class ChaosProcess(string name, IReadOnlyList<string> arguments, string logFile) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private readonly Lock _log = new();
    private volatile string? _logKey;
    private Process? _process;
    private TaskCompletionSource _running = new();
    private Task _reading = Task.CompletedTask;

    public string Name => name;

    public int Starts { get; private set; }

    public int Kills { get; private set; }

    /// <exception cref="ChaosFault">It never printed one.</exception>
    public string LogKey => _logKey ?? throw new ChaosFault($"{name} printed no log key");

    /// <summary>Starts the process and does not wait for it.</summary>
    public void Begin()
    {
        var process = new Process { StartInfo = Self() };
        _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Start();
        process.StandardInput.Close();
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _running), ReadAsync(process.StandardError, _running));
        Starts++;
    }

    /// <summary>Starts the process and waits until it says that it runs.</summary>
    /// <exception cref="ChaosFault">It ended, or did not get that far in time.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        Begin();
        try
        {
            await Task.WhenAny(_running.Task, _reading).WaitAsync(LongestStart, cancellation);
        }
        catch (TimeoutException)
        {
            throw new ChaosFault($"{name} was not running {LongestStart.TotalSeconds:0} s after its start number {Starts}; see {logFile}");
        }

        if (!_running.Task.IsCompleted) throw new ChaosFault($"{name} ended at its start number {Starts}; see {logFile}");
    }

    /// <summary>SIGKILL. Nothing when it does not run.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited)
        {
            process.Kill();
            Kills++;
        }

        await process.WaitForExitAsync();
        await _reading;
        process.Dispose();
    }

    /// <summary>SIGTERM.</summary>
    /// <exception cref="ChaosFault">It does not end, or not with 0.</exception>
    public async Task StopCleanlyAsync(CancellationToken cancellation)
    {
        var process = _process!;
        using (var term = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await term.WaitForExitAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).WaitAsync(LongestStop, cancellation);
        }
        catch (TimeoutException)
        {
            throw new ChaosFault($"{name} did not stop within {LongestStop.TotalSeconds:0} s of SIGTERM; see {logFile}");
        }

        var code = process.ExitCode;
        await _reading;
        _process = null;
        process.Dispose();
        if (code != 0) throw new ChaosFault($"{name} ended with {code} on SIGTERM; see {logFile}");
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private ProcessStartInfo Self()
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(ChaosProcess).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private async Task ReadAsync(StreamReader reader, TaskCompletionSource running)
    {
        const int words = 9;   // width of the first column of what audit up prints
        while (await reader.ReadLineAsync() is { } line)
        {
            var word = line.Length > words ? line[..words].TrimEnd() : "";
            if (word == "key") continue;   // shown once, kept nowhere
            lock (_log) File.AppendAllText(logFile, line + "\n");
            if (word == "log key") _logKey = line[words..].Trim();
            if (line.StartsWith("running", StringComparison.Ordinal)) running.TrySetResult();
        }
    }
}
