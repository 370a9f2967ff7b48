using System.Net.Http.Headers;
using System.Text;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>An application behind the gateway.</summary>
internal sealed class Caller(Uri gateway) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, MaxResponseDrainSize = 0 })
    {
        BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60),
    };

    public Task<HttpResponseMessage> SendAsync(
        string path, string body, (string Name, string Value)[]? headers = null, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead,
        CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
        return _client.SendAsync(request, until, cancellation);
    }

    /// <summary>A small chat completion, read to its end; the id of its record.</summary>
    public async Task<string> ChatAsync(
        string prompt, string? system = "helpdesk", string path = "v1/chat/completions", string model = "gpt-4o-mini",
        (string Name, string Value)[]? headers = null, CancellationToken cancellation = default)
    {
        (string, string)[] all = [.. headers ?? [], .. system is null ? [] : new[] { ("x-audit-system", system) }];
        using var answer = await SendAsync(path, Chat(prompt, model), all, cancellation: cancellation);
        return Id(answer);
    }

    public static string Chat(string prompt, string model = "gpt-4o-mini", bool stream = false) =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":"{{prompt}}"}],"stream":{{(stream ? "true" : "false")}}}""";

    public static string Id(HttpResponseMessage answer) => answer.Headers.GetValues("x-audit-id").Single();

    public void Dispose() => _client.Dispose();
}
