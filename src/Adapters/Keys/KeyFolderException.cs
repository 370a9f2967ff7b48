namespace AuditPipeline.Adapters.Keys;

/// <summary>A key cannot be used as it lies there. The message names the file and says what to do; it never holds key bytes.</summary>
public sealed class KeyFolderException(string message, Exception? cause = null) : IOException(message, cause);
