namespace AuditPipeline.Core.Anchors;

/// <summary>An RFC 3161 token that was checked.</summary>
/// <param name="Response">The <c>TimeStampResp</c>, DER.</param>
/// <param name="Time">The authority's time.</param>
public sealed record AnchorToken(ReadOnlyMemory<byte> Response, DateTimeOffset Time);
