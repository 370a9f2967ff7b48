using System.CommandLine;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit up</c>: runs the product until it is told to stop.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var config = SettingsOptions.Config();
        var data = SettingsOptions.Data();
        var role = new Option<string>("--role") { Description = "all (one process does everything); roles of their own come with the distributed mode", DefaultValueFactory = _ => "all" };
        var command = new Command("up", "Runs the product; prints the addresses and, on first start, the administrator key once. Stops cleanly on SIGINT and SIGTERM.")
        {
            config, data, role,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(role) is { } named && named != "all")
                throw new CommandFailure($"--role {named}: this version runs all roles in one process; leave --role out or say all", ExitCode.Usage);

            var (settings, folder) = SettingsOptions.Read(parsed.GetValue(config), parsed.GetValue(data));
            await using var host = await EmbeddedHost.StartAsync(new EmbeddedOptions(settings, folder, NativeParts.Folder, Quiet: false), cancellation);
            Console.WriteLine($"gateway  {host.GatewayAddress}");
            if (host.GatewayHttp2Address is { } http2) Console.WriteLine($"http2    {http2}");
            Console.WriteLine($"api      {host.ApiAddress}");
            Console.WriteLine($"log key  {host.LogKey}");
            if (host.NewAdministratorKey is { } key)
            {
                Console.WriteLine($"key      {key}");
                Console.WriteLine("         administrator key: shown this once, only its hash is kept");
            }

            Console.WriteLine("running; SIGINT or SIGTERM stops it");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            Console.WriteLine("stopping: no new calls; what was accepted is sealed first");
            return ExitCode.Done;
        });
        return command;
    }
}
