namespace AuditPipeline.Core.Log;

public enum NoteVerdictState
{
    /// <summary>No line carries the key's name and id.</summary>
    NotSigned = 0,

    /// <summary>A line carries the key's name and id, and its signature verifies.</summary>
    Good = 1,

    /// <summary>A line carries the key's name and id, but its signature does not verify: the note is to be refused.</summary>
    Bad = 2,
}
