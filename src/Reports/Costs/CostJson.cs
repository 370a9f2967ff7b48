using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditPipeline.Reports.Costs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CostsAnswer))]
[JsonSerializable(typeof(CorrectionOrder))]
[JsonSerializable(typeof(CorrectionAnswer))]
[JsonSerializable(typeof(CorrectionList))]
[JsonSerializable(typeof(ComparisonAnswer))]
internal sealed partial class CostJson : JsonSerializerContext;
