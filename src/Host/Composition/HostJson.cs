using System.Text.Json.Serialization;
using AuditPipeline.Reports.Query;

namespace AuditPipeline.Host.Composition;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunFile))]
[JsonSerializable(typeof(MasterKeyAnswer))]
internal sealed partial class HostJson : JsonSerializerContext;
