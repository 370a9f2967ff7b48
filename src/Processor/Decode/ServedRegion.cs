using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Where a call was served, from what stands beside the body.</summary>
internal static class ServedRegion
{
    private const int Longest = 64;

    // What follows the region in the name of a host, and what may stand before it.
    private static readonly (string Ending, bool IsFirst)[] Hosts =
    [
        (".amazonaws.com", false), (".api.aws", false), (".models.ai.azure.com", false), (".inference.ml.azure.com", false),
        ("-aiplatform.googleapis.com", true), (".ml.cloud.ibm.com", true), (".api.cognitive.microsoft.com", true), (".api.openai.com", true),
    ];

    /// <summary>The region in the answer's headers, the path or the host, in this order; null when none tells. Azure writes its names for people
    /// (<c>West Europe</c>); they become what its tools call them (<c>westeurope</c>).</summary>
    public static string? Of(Target target, IReadOnlyList<HeaderField> request, IReadOnlyList<HeaderField>? answer)
    {
        if (answer?.Value("x-ms-region") is { Length: > 0 and <= Longest } told)
            return told.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

        return target.After("locations", toColon: true) ?? OfArn(target) ?? OfHost(request.Value("host"));
    }

    // A model of Bedrock may be asked for by its whole name: arn:aws:bedrock:us-east-1:…
    private static string? OfArn(Target target)
    {
        if (!target.Path.Contains("/arn", StringComparison.Ordinal)) return null;

        var parts = target.After("model")?.Split(':', 5);
        return parts is ["arn", _, "bedrock", { Length: > 0 and <= Longest } region, ..] ? region : null;
    }

    private static string? OfHost(string? host)
    {
        if (host is null || host.Length > 255) return null;

        var name = host.Split(':')[0];
        foreach (var (ending, isFirst) in Hosts)
        {
            if (!name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) continue;

            var before = name[..^ending.Length].ToLowerInvariant();
            var dot = before.LastIndexOf('.');
            if (isFirst) return dot < 0 && before.Length > 0 ? before : null;

            return dot > 0 && dot < before.Length - 1 ? before[(dot + 1)..] : null;   // service or resource, then region
        }

        return null;
    }
}
