using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditPipeline.Reports.Query;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(InteractionList))]
[JsonSerializable(typeof(InteractionDetail))]
[JsonSerializable(typeof(TotalsAnswer))]
[JsonSerializable(typeof(CompletenessAnswer))]
[JsonSerializable(typeof(PackOrder))]
[JsonSerializable(typeof(PackLink))]
[JsonSerializable(typeof(PackList))]
[JsonSerializable(typeof(MasterKeyAnswer))]
[JsonSerializable(typeof(AnchorsAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ScrubAnswer))]
[JsonSerializable(typeof(ScrubOrder))]
[JsonSerializable(typeof(ScrubReceipt))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class QueryJson : JsonSerializerContext;
