namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The one row of the journal's state.</summary>
/// <param name="LastNumber">Highest number given, counted over all instances of the file.</param>
/// <param name="LastPosition">Highest queue position given.</param>
/// <param name="AcknowledgedThrough">Positions up to here are gone.</param>
/// <param name="Settled">Of the calls forwarded before they were durable, those opened since or recorded as lost.</param>
internal sealed record StoredState(long LastNumber, long LastPosition, long AcknowledgedThrough, long Settled);
