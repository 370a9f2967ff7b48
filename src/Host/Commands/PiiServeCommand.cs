using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Presidio;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit pii serve</c>: answers the calls of Presidio's analyzer and anonymizer.</summary>
internal static class PiiServeCommand
{
    public static Command Create()
    {
        var listen = new Option<string>("--listen") { Description = "address and port; beyond this machine only with --key-sha256", DefaultValueFactory = _ => "127.0.0.1:5002" };
        var key = new Option<string?>("--key-sha256") { Description = "SHA-256, in hex, of the key that callers show as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'" };
        var config = SettingsOptions.Config();
        var recognizers = PiiCommand.Recognizers();
        var command = new Command("serve", "Answers the calls of Presidio's analyzer and anonymizer over HTTP until it is told to stop: /analyze, /anonymize, /deanonymize, /recognizers, /supportedentities, /anonymizers, /deanonymizers, /health.")
        {
            listen, key, config, recognizers,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new PresidioOptions(Listen(parsed.GetValue(listen)!), KeyHash(parsed.GetValue(key)));
            if (options.Fault is { } fault) throw new CommandFailure(fault, ExitCode.Usage);

            var (settings, folder) = SettingsOptions.Read(parsed.GetValue(config), null);
            var parts = PiiParts.Of(settings, folder, TimeProvider.System, parsed.GetValue(recognizers));
            using var logs = LogSetup.Create(quiet: false);
            await using var host = await PresidioHost.StartAsync(options, parts.Engine, new SystemRandomness(), TimeProvider.System, logs, cancellation);
            Console.WriteLine($"presidio {host.Address}");
            await Running.UntilToldAsync("stopping: no new calls", cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static IPEndPoint Listen(string text) => text.LastIndexOf(':') > 0 && IPEndPoint.TryParse(text, out var point)
        ? point
        : throw new CommandFailure($"--listen {text}: must be an address and port such as 127.0.0.1:5002", ExitCode.Usage);

    private static byte[]? KeyHash(string? hex)
    {
        if (hex is null) return null;
        return hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hex)
            : throw new CommandFailure("--key-sha256: must be 64 hex digits", ExitCode.Usage);
    }
}
