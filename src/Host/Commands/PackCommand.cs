using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit pack</c>: orders a pack from the running Host and fetches it.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var framework = new Option<string>("--framework") { Description = "eu-ai-act-deployer", Required = true };
        var from = new Option<string>("--from") { Description = "first moment, ISO 8601 (2026-11-01 or 2026-11-01T00:00:00Z)", Required = true };
        var to = new Option<string>("--to") { Description = "moment after the last, ISO 8601", Required = true };
        var system = new Option<string?>("--system") { Description = "only this AI system" };
        var language = new Option<string>("--language") { Description = "en or nl", DefaultValueFactory = _ => "en" };
        var output = new Option<string>("--out") { Description = "folder to put the pack in; a folder of the pack's id is made in it", Required = true };
        var config = SettingsOptions.Config();
        var data = SettingsOptions.Data();
        var url = ApiClient.Url();
        var command = new Command("pack", "Orders an evidence pack from the running Host and puts it into a folder.")
        {
            framework, from, to, system, language, output, config, data, url,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var order = new Dictionary<string, string?>
            {
                ["framework"] = parsed.GetValue(framework),
                ["from"] = parsed.GetValue(from),
                ["to"] = parsed.GetValue(to),
                ["system"] = parsed.GetValue(system),
                ["language"] = parsed.GetValue(language),
            };
            using var client = ApiClient.Open(parsed.GetValue(url), parsed.GetValue(config), parsed.GetValue(data));
            var folder = await FetchAsync(client, order, parsed.GetValue(output)!, cancellation);
            Console.WriteLine(folder);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<string> FetchAsync(
        HttpClient client, Dictionary<string, string?> order, string output, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync("api/v1/packs", order, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (text.Length == 0 && !answer.IsSuccessStatusCode) throw new CommandFailure($"the pack was not built: HTTP {(int)answer.StatusCode}");
            using var body = JsonDocument.Parse(text);
            if (!answer.IsSuccessStatusCode) throw ApiClient.Refused("the pack was not built", body.RootElement, (int)answer.StatusCode);

            var id = body.RootElement.GetProperty("id").GetString()!;
            var folder = Path.Combine(output, id);
            if (Directory.Exists(folder)) throw new CommandFailure($"{folder} is already there", ExitCode.Usage);
            foreach (var file in body.RootElement.GetProperty("files").EnumerateArray())
            {
                var path = file.GetString()!;
                var target = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using var source = await client.GetStreamAsync($"api/v1/packs/{id}/files/{path}", cancellation);
                await using var copy = File.Create(target);
                await source.CopyToAsync(copy, cancellation);
            }

            return folder;
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailure($"the Host at {client.BaseAddress} does not answer: {e.Message}");
        }
        catch (JsonException)
        {
            throw new CommandFailure($"what answers at {client.BaseAddress} is not the API of AuditPipeline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the pack cannot be written to {output}: {e.Message}");
        }
    }
}
