using System.Text.Json.Serialization;
using AuditPipeline.Core.Custody;

namespace AuditPipeline.Reports.Query;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ErasureRequest))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(ErasureOrder))]
[JsonSerializable(typeof(LegalHold))]
[JsonSerializable(typeof(ErasureList))]
[JsonSerializable(typeof(HoldList))]
internal sealed partial class CustodyApiJson : JsonSerializerContext;
