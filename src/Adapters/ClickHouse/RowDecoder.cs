namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Reads one RowBinary row, column by column in SELECT order. May be called again for the same row when it was not all there
/// (<see cref="RowBinaryReader.Incomplete"/>), so it must do nothing but read.</summary>
public delegate T RowDecoder<out T>(ref RowBinaryReader row);
