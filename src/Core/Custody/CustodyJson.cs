using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>Orders and holds as they are kept and answered.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErasureOrder))]
[JsonSerializable(typeof(LegalHold))]
public sealed partial class CustodyJson : JsonSerializerContext;
