using System.Text.Json;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Composition;

/// <summary>How the command line finds the Host that runs on a data folder: its API address and the key made for it.</summary>
internal sealed record RunFile(string Api, string Key, int ProcessId)
{
    private const string Name = "host.json";

    public static string PathIn(HostFolders folders) => Path.Combine(folders.Run, Name);

    public void Write(HostFolders folders) => PrivateFile.Write(PathIn(folders), JsonSerializer.Serialize(this, HostJson.Default.RunFile));

    /// <summary>A Host that did not get as far as writing one has none.</summary>
    public static void Remove(HostFolders folders)
    {
        if (File.Exists(PathIn(folders))) File.Delete(PathIn(folders));
    }

    /// <exception cref="CommandFailure">No Host runs on this folder.</exception>
    public static RunFile Read(HostFolders folders)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(PathIn(folders)), HostJson.Default.RunFile)
                ?? throw new JsonException("empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailure($"no running AuditPipeline was found on the data folder {folders.Data}; start it with ./audit up, or name --url and a key");
        }
    }
}
