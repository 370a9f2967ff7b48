using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Composition;

/// <summary>What lies where in the data folder.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="SharedKeys">Folder of the keys where it is not in the data folder; null when it is.</param>
/// <param name="SharedLog">Folder of the log where it is not in the data folder; null when it is.</param>
internal sealed record HostFolders(string Data, string? SharedKeys = null, string? SharedLog = null)
{
    public string Keys => SharedKeys ?? Path.Combine(Data, "keys");

    public string Journal => Path.Combine(Data, "journal");

    public string Store => Path.Combine(Data, "store");

    public string Logs => SharedLog ?? Path.Combine(Data, "log");

    /// <summary>Claims of the processors that share the log.</summary>
    public string Claims => Path.Combine(Logs, "claims");

    public string Packs => Path.Combine(Data, "packs");

    /// <summary>Orders to erase, legal holds, and where the scrub stands.</summary>
    public string Custody => Path.Combine(Data, "custody");

    /// <summary>Packs while they are made; emptied at start.</summary>
    public string Staging => Path.Combine(Data, "staging");

    /// <summary>What only a running Host has: its addresses and the key of the local command line.</summary>
    public string Run => Path.Combine(Data, "run");

    /// <summary>Makes the data folder, readable by its owner only, and tries to write in it.</summary>
    /// <exception cref="CommandFailure">It cannot be made or written.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = Path.Combine(Data, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the data folder {Data} cannot be written: {e.Message}", ExitCode.Usage);
        }
    }
}
