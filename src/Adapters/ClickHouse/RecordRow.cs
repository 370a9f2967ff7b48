namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>What the record table tells of one record before its parts are fetched.</summary>
/// <param name="StoredBytes">Bytes of leaf and parts as they were written; 0 where it was not asked for.</param>
internal readonly record struct RecordRow(long Index, byte[] LeafBytes, long StoredBytes, DateTimeOffset CapturedAt);
