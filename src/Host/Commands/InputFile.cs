namespace AuditPipeline.Host.Commands;

/// <summary>Opens a file a person named; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static Stream Open(string path)
    {
        if (path == "-") return Console.OpenStandardInput();
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{path} cannot be read: {e.Message}", ExitCode.Usage);
        }
    }
}
