using System.Text.Json.Serialization;

namespace AuditPipeline.Bench.Edge;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoadOrder))]
[JsonSerializable(typeof(LoadResult))]
[JsonSerializable(typeof(GatewayState))]
[JsonSerializable(typeof(GatewayResult))]
[JsonSerializable(typeof(MemoryResult))]
[JsonSerializable(typeof(StreamsResult))]
internal sealed partial class BenchJson : JsonSerializerContext;
