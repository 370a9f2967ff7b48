using System.Text.Json.Serialization;
using AuditPipeline.Core.Custody;
using AuditPipeline.Reports.Query;

namespace AuditPipeline.Host.Composition;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunFile))]
[JsonSerializable(typeof(MasterKeyAnswer))]
[JsonSerializable(typeof(ScrubPass))]
[JsonSerializable(typeof(ScrubAnswer))]
[JsonSerializable(typeof(ScrubOrder))]
[JsonSerializable(typeof(ScrubReceipt))]
internal sealed partial class HostJson : JsonSerializerContext;
