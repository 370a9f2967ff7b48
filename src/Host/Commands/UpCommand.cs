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
        var role = new Option<string>("--role") { Description = "all (one process does everything), gateway (calls to Kafka), or processor (Kafka to records; has the API)", DefaultValueFactory = _ => "all" };
        var command = new Command("up", "Runs the product; prints the addresses and, on first start, the administrator key once. Stops cleanly on SIGINT and SIGTERM.")
        {
            config, data, role,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (settings, folder) = SettingsOptions.Read(parsed.GetValue(config), parsed.GetValue(data));
            var options = new EmbeddedOptions(settings, folder, NativeParts.Folder, Quiet: false);
            switch (parsed.GetValue(role))
            {
                case "all": await RunAsync(options, cancellation); break;
                case "processor": await RunAsync(options with { Role = HostRole.Processor }, cancellation); break;
                case "gateway": await RunGatewayAsync(options, cancellation); break;
                case var named: throw new CommandFailure($"--role {named}: must be all, gateway or processor", ExitCode.Usage);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(EmbeddedOptions options, CancellationToken cancellation)
    {
        await using var host = await EmbeddedHost.StartAsync(options, cancellation);
        if (options.Role == HostRole.All) TellGateway(host.GatewayAddress, host.GatewayHttp2Address);
        Console.WriteLine($"api      {host.ApiAddress}");
        Console.WriteLine($"log key  {host.LogKey}");
        if (host.NewAdministratorKey is { } key)
        {
            Console.WriteLine($"key      {key}");
            Console.WriteLine("         administrator key: shown this once, only its hash is kept");
        }

        await Running.UntilToldAsync("stopping: no new calls; what was accepted is sealed first", cancellation);
    }

    private static async Task RunGatewayAsync(EmbeddedOptions options, CancellationToken cancellation)
    {
        await using var host = await GatewayHost.StartAsync(options, cancellation);
        TellGateway(host.Address, host.Http2Address);
        Console.WriteLine($"instance {host.Instance}");
        await Running.UntilToldAsync("stopping: no new calls; what was accepted goes to the brokers as far as they take it, the rest waits in the journal", cancellation);
    }

    private static void TellGateway(Uri address, Uri? http2)
    {
        Console.WriteLine($"gateway  {address}");
        if (http2 is not null) Console.WriteLine($"http2    {http2}");
    }
}
