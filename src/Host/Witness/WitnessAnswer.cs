namespace AuditPipeline.Host.Witness;

/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the text.</param>
internal readonly record struct WitnessAnswer(int Status, string ContentType, string Text);
