using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Anchors;

/// <summary>An anchor checkpoint with what others said of it.</summary>
/// <param name="Note">Signed by the log, cosigned by the witnesses that answered.</param>
/// <param name="Token">Token over the checkpoint's text; null when there is none.</param>
public sealed record AttestedAnchor(SignedNote Note, AnchorToken? Token);
