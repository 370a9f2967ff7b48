using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Queries;

/// <summary>One line of the trail: what the leaf says, and the caller's pseudonymous statement where it is still readable.</summary>
public sealed record InteractionRow(StreamId Stream, Leaf Leaf, string? UserPseudonym, string? Session, string? Purpose);
