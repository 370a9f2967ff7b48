using System.Text.Json.Serialization;

namespace AuditPipeline.Host.Witness;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(WitnessStatus))]
internal sealed partial class WitnessJson : JsonSerializerContext;
