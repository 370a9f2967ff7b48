namespace AuditPipeline.Reports.Press.Model;

/// <summary>Names on the left, values on the right.</summary>
public sealed record KeyValueBlock(IReadOnlyList<KeyValue> Items) : PressBlock;
