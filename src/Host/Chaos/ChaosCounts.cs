namespace AuditPipeline.Host.Chaos;

/// <param name="Sent">Requests that were put on a connection.</param>
/// <param name="Answered">Whole answers, of the provider or of the gateway where it recorded the call.</param>
/// <param name="InPart">Answers that began and did not end.</param>
/// <param name="Numbered">Numbers given.</param>
/// <param name="Recorded">Numbers with a record.</param>
/// <param name="Sealed">Leaves of calls in the log.</param>
/// <param name="Lost">Numbers that a recorded loss accounts for.</param>
/// <param name="Open">Numbers of calls that are not closed or not stored yet.</param>
/// <param name="Unexplained">Calls and numbers that nothing accounts for, and those that are there twice.</param>
internal sealed record ChaosCounts(
    long Sent, long Answered, long InPart, long Numbered, long Recorded, long Sealed, long Lost, long Open, long Unexplained)
{
    /// <summary>The last line of the command; scripts read it.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"sent {Sent}, answered {Answered}, numbered {Numbered}, recorded {Recorded}, sealed {Sealed}, lost {Lost}, unexplained {Unexplained}");
}
