using System.Net;
using System.Text;
using System.Text.Json;
using AuditPipeline.Host.Presidio;
using AuditPipeline.Pii;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Host.Tests.Presidio;

/// <summary>The running service on a free port.</summary>
internal sealed class PresidioBench : IAsyncDisposable
{
    private readonly PresidioHost host;

    private PresidioBench(PresidioHost host)
    {
        this.host = host;
        Client = new HttpClient { BaseAddress = host.Address };
    }

    public HttpClient Client { get; }

    public static async Task<PresidioBench> StartAsync(PiiEngine? engine = null, byte[]? key = null) => new(await PresidioHost.StartAsync(
        new PresidioOptions(new IPEndPoint(IPAddress.Loopback, 0), key), engine ?? PiiEngine.OfCatalogue, new SystemRandomness(), TimeProvider.System,
        NullLoggerFactory.Instance, TestContext.Current.CancellationToken));

    public async Task<(int Status, JsonElement Json)> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task<(int Status, JsonElement Json)> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }

    private static async Task<(int Status, JsonElement Json)> ReadAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, document.RootElement.Clone());
    }
}
