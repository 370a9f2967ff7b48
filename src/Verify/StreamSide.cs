using AuditPipeline.Core.Log;

namespace AuditPipeline.Verify;

/// <summary>One end of a stream's range: its head, and the anchor that head stands in.</summary>
internal sealed class StreamSide(string folder, AnchorHead anchor)
{
    /// <summary><c>streams/&lt;name&gt;/from/</c> or <c>…/to/</c></summary>
    public string Folder { get; } = folder;

    public AnchorHead Anchor { get; } = anchor;

    /// <summary>Head of the stream, once it was read.</summary>
    public Checkpoint? Head { get; set; }

    /// <summary>Times at which others than the operator saw the anchor: tokens and cosignatures, verified.</summary>
    public List<DateTimeOffset> Attested { get; } = [];
}
