using System.CommandLine;
using System.Net;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Witness;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit witness</c>: a second party's memory of somebody's log.</summary>
internal static class WitnessCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "folder of the witness's key and memory; not the data folder of the product", Required = true };
        var listen = new Option<string>("--listen") { Description = "address and port, also as http://ADDRESS:PORT", DefaultValueFactory = _ => "127.0.0.1:5010" };
        var log = new Option<string[]>("--log") { Description = "key of a log to watch (vkey, as './audit up' prints it) or a file with one; may be repeated" };
        var config = new Option<string?>("--config") { Description = "policy file (C2SP tlog-policy) whose log lines name the logs to watch" };
        var name = new Option<string?>("--name") { Description = "name of the key that the first start makes, such as witness.example.eu" };
        var show = new Option<bool>("--show-key") { Description = "prints the witness's public key (vkey) and ends; makes the key when there is none" };
        var command = new Command("witness", "Cosigns the checkpoints of other people's logs (C2SP tlog-witness) until it is told to stop, and refuses any that does not continue what it saw: POST /add-checkpoint, GET / for its state.")
        {
            data, listen, log, config, name, show,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var randomness = new SystemRandomness();
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            if (parsed.GetValue(show))
            {
                Console.WriteLine(WitnessHost.KeyOf(folder, parsed.GetValue(name), randomness).Format());
                return ExitCode.Done;
            }

            var options = new WitnessOptions(
                folder, Listen(parsed.GetValue(listen)!), Logs(parsed.GetValue(log) ?? [], parsed.GetValue(config)), parsed.GetValue(name));
            using var logs = LogSetup.Create(quiet: false);
            await using var host = await WitnessHost.StartAsync(options, randomness, TimeProvider.System, logs, cancellation);
            Console.WriteLine($"witness  {host.Address}");
            Console.WriteLine($"key      {host.Verifier.Format()}");
            await Running.UntilToldAsync("stopping: no new checkpoints", cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<VerifierKey> Logs(IReadOnlyList<string> given, string? config)
    {
        var keys = given.Select(Key).ToList();
        if (config is not null)
        {
            keys.AddRange((WitnessPolicy.Parse(Prices.Read(config, WitnessPolicy.MaxBytes), out var fault)
                ?? throw new CommandFailure($"{config}, {fault}", ExitCode.Usage)).Logs);
        }

        return keys.Count > 0 ? keys : throw new CommandFailure("witness: no log to watch; --log VKEY or --config FILE names it", ExitCode.Usage);
    }

    private static VerifierKey Key(string text)
    {
        var vkey = !text.Contains('+', StringComparison.Ordinal) && File.Exists(text)
            ? System.Text.Encoding.UTF8.GetString(Prices.Read(text, 4096)).Trim()
            : text;
        return VerifierKey.Parse(vkey) is { Type: NoteKeyType.Ed25519 } key
            ? key
            : throw new CommandFailure($"--log {text}: no key of a log (name+hex+base64)", ExitCode.Usage);
    }

    private static IPEndPoint Listen(string text)
    {
        const string scheme = "http://";
        var address = text.StartsWith(scheme, StringComparison.Ordinal) ? text[scheme.Length..].TrimEnd('/') : text;
        return address.LastIndexOf(':') > 0 && IPEndPoint.TryParse(address, out var point)
            ? point
            : throw new CommandFailure($"--listen {text}: must be an address and port such as 127.0.0.1:5010", ExitCode.Usage);
    }
}
