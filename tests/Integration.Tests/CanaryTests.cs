using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

public sealed class CanaryTests
{
    private const string Marker = "lighthouse keeper";

    private static readonly (string, string)[] Statement =
    [
        ("Authorization", "Bearer " + Canary.ApiKey), ("x-audit-system", "helpdesk"), ("x-audit-user", Canary.Email),
        ("x-audit-session", Canary.ApiKey), ("x-audit-purpose", $"answer to {Canary.Email}"),
        ("x-audit-tags", $$"""{"contact":"{{Canary.Email}}","key":"{{Canary.ApiKey}}"}"""),
    ];

    [Fact]
    public async Task A_planted_address_and_key_are_nowhere_but_in_the_answers_the_callers_got()
    {
        await using var upstream = ScriptedUpstream.Start(AnswerAsync);
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        var ids = new List<string>();
        using (var caller = new Caller(deployment.Gateway))
        {
            foreach (var kind in (string[])["stream", "tool", "error"])
            {
                var path = $"v1/chat/completions?kind={kind}&user={Uri.EscapeDataString(Canary.Email)}&key={Canary.ApiKey}";
                var prompt = $"The {Marker} is {Canary.Email} and uses {Canary.ApiKey} for it.";
                using var answer = await caller.SendAsync(path, Caller.Chat(prompt, stream: kind == "stream"), Statement);
                ids.Add(Caller.Id(answer));
            }

            // Where names and words of the protocol are expected, anything can stand.
            using var odd = await caller.SendAsync(
                $"v1/chat/completions?kind=odd&{Canary.Email}={Canary.ApiKey}",
                $$$"""{"model":"{{{Canary.Email}}}","user":"{{{Canary.ApiKey}}}","messages":[{"role":"{{{Canary.Email}}}","name":"{{{Canary.ApiKey}}}","content":"Hello"}],"tools":[{"type":"function","function":{"name":"{{{Canary.ApiKey}}}","description":"{{{Canary.Email}}}"}}]}""",
                [.. Statement, ("User-Agent", $"app/1.0 ({Canary.Email})"), ("OpenAI-Organization", Canary.ApiKey), ("x-request-id", Canary.ApiKey)]);
            ids.Add(Caller.Id(odd));
            using var wrong = await caller.SendAsync($"nowhere/{Canary.Email}", Caller.Chat(Canary.ApiKey), Statement);
            ids.Add(Caller.Id(wrong));
        }

        await deployment.Api.RecordedAsync(ids.Count);
        var answers = await ApiAnswersAsync(deployment, ids);
        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("out"));
        var runningFiles = Canary.ShouldNotBeBelow(await CopyAsync(deployment));
        (await deployment.StopAsync()).ShouldBe(0);

        upstream.Requests.Count(r => r.BodyText.Contains(Canary.Email, StringComparison.Ordinal)).ShouldBe(4);
        foreach (var (path, text) in answers) Canary.ShouldNotBeIn(text, path);
        foreach (var id in ids.Take(3))
        {
            var record = answers[$"api/v1/interactions/{id}"];
            record.ShouldContain("[EMAIL_ADDRESS]");
            record.ShouldContain("[API_KEY]");
            record.ShouldContain(Marker);
        }

        runningFiles.ShouldBeGreaterThan(10);
        Canary.ShouldNotBeBelow(deployment.Data);
        Canary.ShouldNotBeIn(deployment.Printed, "printed");
        Canary.ShouldNotBeBelow(pack);
        foreach (var file in Directory.EnumerateFiles(pack, "*.pdf", SearchOption.AllDirectories)) await SearchPdfAsync(file);
        await SearchStoreAsync(deployment);
    }

    // A copy, since the program holds its files, some with a lock.
    private static async Task<string> CopyAsync(Deployment deployment)
    {
        var copy = deployment.Folder.Below("copy");
        using var process = Process.Start("cp", ["-a", deployment.Data, copy]);
        await process.WaitForExitAsync();
        return copy;
    }

    private static async Task AnswerAsync(UpstreamRequest request, UpstreamConnection connection)
    {
        if (request.Target.Contains("kind=stream", StringComparison.Ordinal))
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync(Delta($"Write to {Canary.Email[..21]}"));
            await connection.ChunkAsync(Delta($"{Canary.Email[21..]} with {Canary.ApiKey[..24]}"));
            var last = Delta($"{Canary.ApiKey[24..]} please.");
            await connection.ChunkAsync(last[..(last.Length / 2)]);
            await connection.ChunkAsync(last[(last.Length / 2)..] + "data: [DONE]\n\n");
            await connection.EndChunksAsync();
        }
        else if (request.Target.Contains("kind=tool", StringComparison.Ordinal))
        {
            var arguments = $$"""{\"to\":\"{{Canary.Email.Replace("@", "\\\\u0040", StringComparison.Ordinal)}}\",\"cc\":\"{{Canary.Email}}\",\"key\":\"{{Canary.ApiKey}}\"}""";
            await connection.AnswerAsync(200, "application/json",
                """{"id":"chatcmpl-2","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"mail","arguments":"ARGUMENTS"}}]},"finish_reason":"tool_calls"}]}"""
                    .Replace("ARGUMENTS", arguments, StringComparison.Ordinal));
        }
        else if (request.Target.Contains("kind=odd", StringComparison.Ordinal))
        {
            await connection.AnswerAsync(200, "application/json",
                $$$"""{"id":"{{{Canary.ApiKey}}}","object":"{{{Canary.Email}}}","model":"{{{Canary.ApiKey}}}","service_tier":"{{{Canary.Email}}}","choices":[{"index":0,"message":{"role":"{{{Canary.Email}}}","content":null,"tool_calls":[{"id":"{{{Canary.ApiKey}}}","type":"function","function":{"name":"{{{Canary.Email}}}","arguments":"{}"}}]},"finish_reason":"{{{Canary.Email}}}"}],"usage":{"prompt_tokens":9,"completion_tokens":2}}""");
        }
        else
        {
            await connection.AnswerAsync(401, $"Content-Type: application/json\r\nx-request-id: {Canary.ApiKey}\r\n", Encoding.UTF8.GetBytes(
                $$$"""{"error":{"message":"Incorrect API key provided: {{{Canary.ApiKey}}}, ask {{{Canary.Email}}}","type":"{{{Canary.Email}}}","code":"{{{Canary.ApiKey}}}"}}"""));
        }
    }

    private static string Delta(string text) =>
        "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text + "\"},\"finish_reason\":null}]}\n\n";

    private static async Task<Dictionary<string, string>> ApiAnswersAsync(Deployment deployment, IEnumerable<string> ids)
    {
        string[] paths =
        [
            "api/v1/interactions", "api/v1/interactions?pii=EMAIL_ADDRESS", "api/v1/totals", "api/v1/totals?by=system", "api/v1/totals?by=model",
            "api/v1/completeness", "api/v1/packs", "readyz", .. ids.Select(id => $"api/v1/interactions/{id}"),
        ];
        var answers = new Dictionary<string, string>();
        foreach (var path in paths) answers[path] = (await deployment.Api.GetAsync(path)).GetRawText();
        return answers;
    }

    // Attachments and page contents are deflated; the glyphs of page text are read by the distribution's own reader.
    private static async Task SearchPdfAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var streams = 0;
        for (var at = 0; (at = Next(bytes, "stream\n"u8, at)) > 0;)
        {
            try
            {
                using var inflated = new MemoryStream();
                using var deflated = new ZLibStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
                await deflated.CopyToAsync(inflated);
                Canary.FoundIn(inflated.ToArray()).ShouldBeEmpty(file);
                streams++;
            }
            catch (InvalidDataException)
            {
                continue;   // not deflated: searched with the file
            }
        }

        streams.ShouldBeGreaterThan(0);
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-q", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        text.Length.ShouldBeGreaterThan(1000);
        Canary.ShouldNotBeIn(text.ReplaceLineEndings(""), file);
    }

    private static int Next(byte[] bytes, ReadOnlySpan<byte> word, int from)
    {
        var at = bytes.AsSpan(from).IndexOf(word);
        return at < 0 ? -1 : from + at + word.Length;
    }

    // ClickHouse compresses its columns: a search of its files proves nothing, a search of its rows does.
    private static async Task SearchStoreAsync(Deployment deployment)
    {
        await using var store = await StoreFolder.OpenAsync(deployment);
        var tables = await store.TextsAsync("SELECT name FROM system.tables WHERE database = 'audit' AND engine LIKE '%MergeTree' ORDER BY name");
        var marked = 0;
        foreach (var table in tables)
        {
            var rows = await store.TextsAsync($"SELECT hex(formatRow('RowBinary', *)) FROM {table}");
            foreach (var row in rows.Select(Convert.FromHexString))
            {
                Canary.FoundIn(row).ShouldBeEmpty(table);
                if (row.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0) marked++;
            }
        }

        tables.ShouldContain("records");
        marked.ShouldBe(3, "the search finds what is there");
    }
}
