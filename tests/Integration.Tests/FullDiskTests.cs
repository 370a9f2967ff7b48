using System.Diagnostics;
using System.Net;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>The journal on a small file system of its own that fills up.</summary>
public sealed class FullDiskTests
{
    private const int Calls = 60;

    [Fact]
    public async Task Full_disk_stops_what_must_be_recorded_first_and_what_was_not_recorded_is_a_record()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(
            upstream.As("openai", "anthropic"), "record_by_provider:", "  anthropic: pass", "max_waiting_bytes: 65536");
        var journal = Path.Combine(deployment.Data, "journal");
        Directory.CreateDirectory(deployment.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(journal);
        if (!Mount(journal)) Assert.Skip("this user may not mount a small file system");
        try
        {
            await deployment.StartAsync();
            using var caller = new Caller(deployment.Gateway);
            (await AskAsync(caller, "openai/v1/chat/completions", 100)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await deployment.Api.RecordedAsync(1);

            var filler = Path.Combine(journal, "filler");
            Fill(filler);
            var (refused, passed) = (0, 0);
            HttpResponseMessage? last = null;
            for (var i = 0; i < Calls; i++)
            {
                last = await AskAsync(caller, "openai/v1/chat/completions", 3_000);
                if (last.StatusCode == HttpStatusCode.ServiceUnavailable) refused++;
                if ((await AskAsync(caller, "anthropic/v1/messages", 3_000)).StatusCode == HttpStatusCode.OK) passed++;
            }

            refused.ShouldBe(Calls);
            passed.ShouldBe(Calls);
            last!.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await last.Content.ReadAsStringAsync()).ShouldContain("audit_journal_unavailable");

            File.Delete(filler);
            var completeness = await UntilAsync(deployment, c => c.GetProperty("accepted").GetInt64() == 1 + Calls && c.GetProperty("open").GetInt64() == 0);
            var gateway = completeness.GetProperty("gateways")[0];
            var lost = completeness.GetProperty("lost").GetInt64();
            lost.ShouldBeInRange(1, Calls - 1, completeness.GetRawText());
            completeness.GetProperty("recorded").GetInt64().ShouldBe(1 + Calls - lost);
            completeness.GetProperty("open").GetInt64().ShouldBe(0);
            gateway.GetRawText().ShouldContain("journal_unavailable");
            (await AskAsync(caller, "openai/v1/chat/completions", 100)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await deployment.StopAsync()).ShouldBe(0);
        }
        finally
        {
            if (deployment.Program is not null) await deployment.KillAsync();
            Run("umount", journal);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(Caller caller, string path, int length) =>
        await caller.SendAsync(path, Caller.Chat(new string('x', length)));

    private static async Task<System.Text.Json.JsonElement> UntilAsync(Deployment deployment, Func<System.Text.Json.JsonElement, bool> wanted)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var completeness = await deployment.Api.GetAsync("api/v1/completeness");
            if (wanted(completeness)) return completeness;
            if (patience.Elapsed > TimeSpan.FromSeconds(60)) throw new TimeoutException(completeness.GetRawText() + deployment.Printed);
            await Task.Delay(100);
        }
    }

    private static bool Mount(string folder) => Run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var size = 64 * 1024; ; ) stream.Write(new byte[size]);
        }
        catch (IOException)
        {
            try
            {
                while (true) stream.Write(new byte[512]);
            }
            catch (IOException)
            {
                // Full to the last block.
            }
        }
    }
}
