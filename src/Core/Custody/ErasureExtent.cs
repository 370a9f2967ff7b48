namespace AuditPipeline.Core.Custody;

/// <summary>What the store holds of the records an order means, as counts of rows.</summary>
/// <param name="Records">Records that hang on the keys.</param>
/// <param name="Content">Readable parts.</param>
/// <param name="Originals">Encrypted originals.</param>
/// <param name="Keys">Wrapped data keys.</param>
public sealed record ErasureExtent(long Records, long Content, long Originals, long Keys);
