using System.Text.Json.Serialization;

namespace AuditPipeline.Host.Composition;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunFile))]
internal sealed partial class HostJson : JsonSerializerContext;
