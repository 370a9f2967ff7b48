using System.Text.Json.Serialization;

namespace AuditPipeline.Processor.Custody.Scrub;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScrubNotes))]
internal sealed partial class ScrubJson : JsonSerializerContext;
