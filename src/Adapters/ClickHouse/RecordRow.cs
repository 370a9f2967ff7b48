namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>What the record table tells of one record before its parts are fetched.</summary>
/// <param name="Columns">What the derived columns say (<see cref="RecordColumns"/>).</param>
/// <param name="StoredBytes">Bytes of leaf and parts as they were written; 0 where it was not asked for.</param>
internal readonly record struct RecordRow(long Index, byte[] LeafBytes, long StoredBytes, DateTimeOffset CapturedAt, string?[] Columns);
