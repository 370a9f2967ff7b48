using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Decode;

/// <summary>One choice of an answer while it is read.</summary>
internal sealed class ChoiceDraft(int index)
{
    public int Index { get; } = index;

    public PartList Parts { get; set; } = new();

    /// <summary>Who speaks: the model, but where there is none.</summary>
    public MessageRole Role { get; set; } = MessageRole.Assistant;

    public string? FinishReason { get; set; }
}
