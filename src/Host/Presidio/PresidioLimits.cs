namespace AuditPipeline.Host.Presidio;

/// <summary>Bounds of the service.</summary>
internal static class PresidioLimits
{
    /// <summary>Bytes of a request.</summary>
    public const long Body = 16L << 20;

    /// <summary>Calls at a time; more are answered 503.</summary>
    public const int Calls = 64;

    /// <summary>Texts of one call.</summary>
    public const int Texts = 1_000;

    public const int AdHocRecognizers = 64;

    /// <summary>Patterns of one ad hoc recogniser.</summary>
    public const int Patterns = 64;

    /// <summary>Words of a deny list, of an allow list, or of a context.</summary>
    public const int Words = 10_000;

    /// <summary>Patterns of an allow list.</summary>
    public const int AllowPatterns = 64;

    /// <summary>Findings handed to the anonymizer.</summary>
    public const int Findings = 100_000;

    /// <summary>What the patterns of one ad hoc recogniser may take for one text.</summary>
    public static TimeSpan AdHocTime { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What one call may take.</summary>
    public static TimeSpan CallTime { get; } = TimeSpan.FromSeconds(30);
}
