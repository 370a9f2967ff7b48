using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>The JSON API as a user of it sees it.</summary>
internal sealed class AuditClient(Uri api, string key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly HttpClient Client = new();

    public Task<HttpResponseMessage> AskAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(api, path)));

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await AskAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> RecordAsync(string id) => GetAsync($"api/v1/interactions/{id}");

    /// <summary>All interactions of the last day, page by page.</summary>
    public async Task<List<JsonElement>> InteractionsAsync(string filter = "", int limit = 1000)
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"api/v1/interactions?limit={limit}&{filter}" + (cursor is null ? "" : $"&cursor={cursor}"));
            all.AddRange(page.GetProperty("interactions").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>All interactions, as soon as there are that many.</summary>
    public Task<List<JsonElement>> RecordedAsync(int count) => RecordedAsync(all => all.Count >= count);

    /// <summary>All interactions, as soon as they are as wanted.</summary>
    public async Task<List<JsonElement>> RecordedAsync(Func<List<JsonElement>, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var all = await InteractionsAsync();
            if (wanted(all)) return all;
            if (patience.IsCancellationRequested) throw new TimeoutException($"{all.Count} records after {Patience}");
            await Task.Delay(Pause);
        }
    }

    public Task<HttpResponseMessage> OrderAsync(object order) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(api, "api/v1/packs")) { Content = JsonContent.Create(order) });

    /// <summary>Orders a pack of the last day and copies it into a folder of its own below <paramref name="folder"/>.</summary>
    public Task<string> PackAsync(string folder) => PackAsync(folder, DateTimeOffset.UtcNow.AddHours(-20), DateTimeOffset.UtcNow.AddMinutes(1));

    public async Task<string> PackAsync(string folder, DateTimeOffset from, DateTimeOffset to)
    {
        using var answer = await OrderAsync(new { framework = "eu-ai-act-deployer", from = Text(from), to = Text(to) });
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {text}");
        var pack = JsonSerializer.Deserialize<JsonElement>(text);
        var id = pack.GetProperty("id").GetString()!;
        foreach (var file in pack.GetProperty("files").EnumerateArray().Select(f => f.GetString()!))
        {
            var target = Path.Combine(folder, id, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var content = await AskAsync($"api/v1/packs/{id}/files/{file}");
            content.IsSuccessStatusCode.ShouldBeTrue(file);
            await File.WriteAllBytesAsync(target, await content.Content.ReadAsByteArrayAsync());
        }

        return Path.Combine(folder, id);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return await Client.SendAsync(request);
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
