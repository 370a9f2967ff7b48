namespace AuditPipeline.Core.Redaction;

/// <summary>A part of a record that was not looked at.</summary>
/// <param name="Place"><c>input[0].parts[2]</c>, <c>output[0].parts[0]</c>, or <c>attributes</c> for what stands beside the messages.</param>
/// <param name="Why">A machine word (<c>media:image</c>, <c>detector:NAME</c>, <c>text_too_long</c>).</param>
public readonly record struct NotScannedPlace(string Place, string Why);
