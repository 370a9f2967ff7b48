namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The journal cannot be opened; nothing was overwritten. The message names the file and says what to do.</summary>
public sealed class JournalOpenException(string message, Exception? cause = null) : IOException(message, cause);
