using System.CommandLine;
using System.Text.Json;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Reports.Query;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit rotate-keys</c>: a new master key for the key ring, by the running Host or, while none runs, here.</summary>
internal static class RotateKeysCommand
{
    private const string NotRotated = "the master key was not rotated";

    public static Command Create()
    {
        var config = SettingsOptions.Config();
        var data = SettingsOptions.Data();
        var url = ApiClient.Url();
        var command = new Command(
            "rotate-keys",
            "Makes a new master key, wraps every living key with it and destroys the old one: keys destroyed before are then dead in "
            + "every backup of the key ring. Asks the running Host, or does it itself while none runs. Prints what it did (JSON). "
            + "Back up the new master key afterwards, and destroy copies of the old one.")
        {
            config, data, url,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (given, file, folder) = (parsed.GetValue(url), parsed.GetValue(config), parsed.GetValue(data));
            Console.WriteLine(given is null ? await RotateAsync(file, folder, cancellation) : await AskAsync(given, file, folder, cancellation));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<string> RotateAsync(string? config, string? data, CancellationToken cancellation)
    {
        var settings = SettingsOptions.Read(config, data).Settings;
        var folders = new HostFolders(settings.Data, settings.Keys);
        if (!File.Exists(Path.Combine(folders.Keys, SqliteKeyRing.FileName)))
            throw new CommandFailure($"{NotRotated}: there is no key ring in {folders.Keys}", ExitCode.Usage);

        try
        {
            folders.Prepare();
            using var held = FolderLock.Take(folders.Data);
            return await RotateHereAsync(folders, settings, cancellation);
        }
        catch (FolderInUseException inUse)
        {
            // A gateway of its own holds a data folder too and has no API.
            if (!File.Exists(RunFile.PathIn(folders)))
                throw new CommandFailure($"{NotRotated}: {inUse.Message}. It has no API to ask: use the settings of the processor", ExitCode.Usage);
            return await AskAsync(null, config, data, cancellation);
        }
        catch (Exception e) when (EmbeddedStores.Told(e) is { } told)
        {
            throw told;
        }
    }

    private static async Task<string> RotateHereAsync(HostFolders folders, AuditSettings settings, CancellationToken cancellation)
    {
        var schedule = MasterKeySchedule.EveryDays(settings.Custody.MasterKeyDays);
        using var ring = SqliteKeyRing.Open(KeyFolder.Open(folders.Keys), new SystemRandomness(), TimeProvider.System, schedule);
        var rotation = await ring.RotateMasterAsync(cancellation);
        var answer = MasterKeyAnswer.Of(rotation, await ring.BackupDeadlineAsync(rotation.Finished, cancellation));
        return JsonSerializer.Serialize(answer, HostJson.Default.MasterKeyAnswer);
    }

    private static async Task<string> AskAsync(string? url, string? config, string? data, CancellationToken cancellation)
    {
        using var client = ApiClient.Open(url, config, data);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/custody/master-key");
        return await ApiClient.AskAsync(client, request, NotRotated, cancellation);
    }
}
