namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>How one attempt to run a statement ended.</summary>
internal enum AttemptEnd
{
    /// <summary>The server answers.</summary>
    Answered,

    /// <summary>The server, or a certificate, says no; the next attempt would hear the same.</summary>
    Refused,

    /// <summary>No connection came about.</summary>
    NothingSent,

    /// <summary>The server may have run the statement: 503, no answer in time, or the connection broke.</summary>
    Unclear,
}
