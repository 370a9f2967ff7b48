using System.Text.Json.Serialization;

namespace AuditPipeline.Adapters.Kafka.Pump;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(LanePlace))]
internal sealed partial class LaneJson : JsonSerializerContext;
