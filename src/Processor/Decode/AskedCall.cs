namespace AuditPipeline.Processor.Decode;

/// <summary>One of the questions of a request that may hold several, kept until its answer comes.</summary>
/// <param name="Tool">Name of the tool to run; null for other methods.</param>
internal readonly record struct AskedCall(string Method, string? Tool);
