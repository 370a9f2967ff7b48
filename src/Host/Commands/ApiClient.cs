using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Commands;

/// <summary>Asks the API of a running Host: the one on the data folder, or one elsewhere.</summary>
internal static class ApiClient
{
    private const string KeyVariable = "AUDIT_API_KEY";

    public static Option<string?> Url() => new("--url")
    {
        Description = $"API of a Host elsewhere; its key is read from {KeyVariable}. Without it the Host on the data folder is asked",
    };

    /// <exception cref="CommandFailure">No Host runs there, or its key is not known.</exception>
    public static HttpClient Open(string? url, string? config, string? data)
    {
        string api, key;
        if (url is not null)
        {
            api = url;
            key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } given
                ? given
                : throw new CommandFailure($"--url needs the API key in the environment variable {KeyVariable}", ExitCode.Usage);
        }
        else
        {
            var run = RunFile.Read(new HostFolders(SettingsOptions.Read(config, data).Settings.Data));
            (api, key) = (run.Api, run.Key);
        }

        if (!Uri.TryCreate(api, UriKind.Absolute, out var address)) throw new CommandFailure($"--url {api} is not an address", ExitCode.Usage);
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromHours(1) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>The body of an answer.</summary>
    /// <param name="doing">What did not happen when it is refused: <c>the pack was not built</c>.</param>
    /// <exception cref="CommandFailure">The Host refuses, or does not answer.</exception>
    public static async Task<string> AskAsync(HttpClient client, HttpRequestMessage request, string doing, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (answer.IsSuccessStatusCode) return text;
            if (text.Length == 0) throw new CommandFailure($"{doing}: HTTP {(int)answer.StatusCode}");

            using var problem = JsonDocument.Parse(text);
            throw Refused(doing, problem.RootElement, (int)answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailure($"the Host at {client.BaseAddress} does not answer: {e.Message}");
        }
        catch (JsonException)
        {
            throw new CommandFailure($"what answers at {client.BaseAddress} is not the API of AuditPipeline");
        }
    }

    public static CommandFailure Refused(string doing, JsonElement problem, int status)
    {
        var detail = problem.TryGetProperty("detail", out var d) ? d.GetString() : problem.TryGetProperty("title", out var t) ? t.GetString() : null;
        var field = problem.TryGetProperty("field", out var f) && f.ValueKind == JsonValueKind.String ? $"{f.GetString()}: " : "";
        return new CommandFailure($"{doing}: {field}{detail ?? $"HTTP {status}"}", status is 400 or 401 or 422 ? ExitCode.Usage : ExitCode.Failure);
    }
}
