using System.Text;
using AuditPipeline.Core.Log.Witness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Witness;

/// <summary>The witness over HTTP: <c>POST /add-checkpoint</c>, <c>GET /</c>.</summary>
internal static class WitnessEndpoints
{
    public static void Map(WebApplication app, WitnessService witness, ILogger log)
    {
        app.MapPost("/add-checkpoint", (RequestDelegate)(http => AddAsync(http, witness, log)));
        app.MapGet("/", (RequestDelegate)(http => StatusAsync(http, witness)));
    }

    private static async Task AddAsync(HttpContext http, WitnessService witness, ILogger log)
    {
        if (await BodyAsync(http) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        WitnessAnswer answer;
        try
        {
            answer = await witness.AddAsync(body, http.RequestAborted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.NotKept(e.GetType().Name);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(answer.Text), http.RequestAborted);
    }

    private static async Task StatusAsync(HttpContext http, WitnessService witness) =>
        await http.Response.WriteAsJsonAsync(
            await witness.StatusAsync(http.RequestAborted), WitnessJson.Default.WitnessStatus, cancellationToken: http.RequestAborted);

    /// <summary>Null when it is longer than a request can be.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > AddCheckpointRequest.MaxBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
