using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

namespace AuditPipeline.Host.Composition;

/// <summary>Logging of the process: one line each on stderr, so that stdout stays the commands' own.</summary>
internal static class LogSetup
{
    public static ILoggerFactory Create(bool quiet)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(quiet ? LogEventLevel.Error : LogEventLevel.Information)
            // The framework's request logs would carry paths; ours carry ids, counts and causes.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // What stops a start is told by the command, in one sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose,
                outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}",
                formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        return LoggerFactory.Create(b => b.AddSerilog(logger, dispose: true));
    }
}
