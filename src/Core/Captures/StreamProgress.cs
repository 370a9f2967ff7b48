namespace AuditPipeline.Core.Captures;

/// <summary>How far a stream is sealed.</summary>
/// <param name="NextPosition">First queue position that is not sealed.</param>
/// <param name="Last">Id of what was sealed last with a position; null when there is none. An entry of the queue at a sealed position that has another id
/// means that the queue was replaced.</param>
/// <param name="LastPosition">Position of that one; −1 when there is none.</param>
public sealed record StreamProgress(long NextPosition, EnvelopeId? Last, long LastPosition);
