using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>An enum as its name in snake case; numbers are not taken.</summary>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
