using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>The scrub of this process: holds what is stored against the log.</summary>
public interface IScrub
{
    ScrubStatus Status { get; }

    /// <summary>Has a pass made now, at full speed; one that runs by itself waits for it.</summary>
    /// <param name="scope">What to walk.</param>
    /// <param name="resume">Go on where a demanded pass that did not end stopped, if there is one.</param>
    /// <returns>Id of the pass; null when another demanded one is under way.</returns>
    string? Demand(ScrubScope scope, bool resume);
}
