namespace AuditPipeline.Core.Captures;

/// <summary>How a call ended. The numbers are stored and never change meaning.</summary>
public enum CaptureOutcome
{
    /// <summary>The provider's answer was passed on to its end, whatever its status.</summary>
    Completed = 1,

    /// <summary>We answered ourselves, without calling the provider (limit, unknown route, bad header, policy).</summary>
    Refused = 2,

    /// <summary>The provider could not be reached, or its answer broke off.</summary>
    UpstreamError = 3,

    /// <summary>The caller went away before the answer ended.</summary>
    ClientLeft = 4,

    /// <summary>The gateway died while the call was open; closed by the next start.</summary>
    Interrupted = 5,
}
