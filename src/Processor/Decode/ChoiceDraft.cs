namespace AuditPipeline.Processor.Decode;

/// <summary>One choice of an answer while it is read.</summary>
internal sealed class ChoiceDraft
{
    public PartList Parts { get; set; } = new();

    public string? FinishReason { get; set; }
}
