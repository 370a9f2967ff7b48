using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Reports.Query;

/// <summary>Bodies of requests, bounded.</summary>
internal static class RequestBody
{
    /// <summary>The bytes; null when there are more than <paramref name="longest"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int longest)
    {
        using var body = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > longest) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>The order in a body, or the problem to answer with, which names the member at fault.</summary>
    public static async Task<(T? Order, IResult? Problem)> OrderAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int longest)
        where T : class
    {
        if (await ReadAsync(request, longest).ConfigureAwait(false) is not { } body) return (null, ApiProblem.BadField("body", $"Larger than {longest} bytes."));

        try
        {
            return JsonSerializer.Deserialize(body, type) is { } order ? (order, null) : (null, ApiProblem.BadField("body", "An order is expected."));
        }
        catch (JsonException wrong)
        {
            // The path names the member; the message could repeat what was sent.
            var field = wrong.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
            return (null, ApiProblem.BadField(field, "Not a member of an order, or not of its type."));
        }
    }
}
