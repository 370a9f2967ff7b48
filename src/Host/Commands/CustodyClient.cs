using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using AuditPipeline.Reports.Query;

namespace AuditPipeline.Host.Commands;

/// <summary>What the commands of custody share: the Host that is asked, and the role that asks.</summary>
internal sealed class CustodyClient
{
    private const int LongestKey = 512;

    private readonly Option<string?> _config = SettingsOptions.Config();
    private readonly Option<string?> _data = SettingsOptions.Data();
    private readonly Option<string?> _url = ApiClient.Url();
    private readonly Option<string?> _role = new("--role-key-file") { Description = "file with the key of the role that acts (./audit role-key)" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_role, _config, _data, _url]) command.Add(option);
    }

    /// <summary>Reads: needs no role.</summary>
    public async Task<string> GetAsync(ParseResult parsed, string path, string doing, CancellationToken cancellation)
    {
        using var client = Open(parsed);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/custody/{path}");
        return await ApiClient.AskAsync(client, request, doing, cancellation);
    }

    /// <summary>Acts as the role.</summary>
    /// <param name="body">Members of the order; null sends none.</param>
    /// <exception cref="CommandFailure">No role is given, or the Host refuses.</exception>
    public async Task<JsonDocument> PostAsync(
        ParseResult parsed, string path, Dictionary<string, object?>? body, string doing, CancellationToken cancellation)
    {
        using var client = Open(parsed);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/custody/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(CustodyRole.Header, KeyOf(parsed.GetValue(_role)));
        return JsonDocument.Parse(await ApiClient.AskAsync(client, request, doing, cancellation));
    }

    /// <summary>A file of the Host.</summary>
    public async Task FetchAsync(ParseResult parsed, string path, string file, string doing, CancellationToken cancellation)
    {
        using var client = Open(parsed);
        try
        {
            using var answer = await client.GetAsync($"api/v1/custody/{path}", cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
                throw ApiClient.Refused(doing, problem.RootElement, (int)answer.StatusCode);
            }

            await using var output = new FileStream(file, FileMode.CreateNew);
            await answer.Content.CopyToAsync(output, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailure($"the Host at {client.BaseAddress} does not answer: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be written: {e.Message}", ExitCode.Usage);
        }
    }

    private HttpClient Open(ParseResult parsed) => ApiClient.Open(parsed.GetValue(_url), parsed.GetValue(_config), parsed.GetValue(_data));

    private static string KeyOf(string? file)
    {
        if (file is null) throw new CommandFailure("--role-key-file is missing: it tells which role acts", ExitCode.Usage);
        try
        {
            var key = File.ReadAllText(file).Trim();
            return key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
                ? key
                : throw new CommandFailure($"{file} holds no role key", ExitCode.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be read: {e.Message}", ExitCode.Usage);
        }
    }
}
