namespace AuditPipeline.Core.Captures;

/// <summary>A capture loss with the numbers it accounts for: <paramref name="First"/> … First + Count − 1.</summary>
public sealed record NumberedLoss(CaptureLoss Loss, GatewayNumber First);
