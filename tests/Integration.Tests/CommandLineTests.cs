using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>What a person at the command line gets to see: exit codes, and messages that name what is wrong.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tenant: acme\ngateway:\n  default_provider: openai\n  colour: red\n", 4, "colour")]
    [InlineData("tenant: acme\nseal:\n  checkpoint_seconds: 0\n", 3, "seal.checkpoint_seconds")]
    [InlineData("gateway:\n  max_request_bytes: much\n", 2, "")]
    [InlineData("listen:\n  gateway: nowhere\n", 2, "listen.gateway")]
    [InlineData("tenant: acme\ntenant: other\n", 2, "")]
    [InlineData("systems:\n  - id: a\n    name: A\n  - id: a\n    name: B\n", 4, "systems[1].id")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_with_file_and_line(string settings, int line, string named)
    {
        var file = _folder.Below("audit.yaml");
        await File.WriteAllTextAsync(file, settings);

        var result = await AuditProgram.RunAsync("up", "--config", file, "--data", _folder.Below("data"));

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain($"{file}, line {line}: ");
        result.Errors.ShouldContain(named);
        result.Output.ShouldBeEmpty();
        Directory.Exists(_folder.Below("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_price_list_is_signed_checked_and_stops_the_start_when_it_was_changed_since()
    {
        var (key, list, settings) = (_folder.Below("prices.key"), _folder.Below("prices.yaml"), _folder.Below("audit.yaml"));
        await File.WriteAllTextAsync(list, "name: acme\nversion: 1\nprices:\n  - { model: gpt-4o, usd: { input_mtok: 2, output_mtok: 8 } }\n");
        var verifier = (await AuditProgram.RunAsync("prices", "key", "--name", "acme-prices", "--out", key)).Output.Trim();
        await File.WriteAllTextAsync(settings, $"costs:\n  price_lists:\n    - file: prices.yaml\n      key: {verifier}\n");

        var signed = await AuditProgram.RunAsync("prices", "sign", list, "--key", key);
        var good = await AuditProgram.RunAsync("prices", "check", list, "--key", verifier);
        await File.AppendAllTextAsync(list, "  - { model: gpt-5, usd: { input_mtok: 1, output_mtok: 1 } }\n");
        var changed = await AuditProgram.RunAsync("prices", "check", list, "--key", verifier);
        var start = await AuditProgram.RunAsync("up", "--config", settings, "--data", _folder.Below("data"));

        (signed.ExitCode, good.ExitCode, changed.ExitCode, start.ExitCode).ShouldBe((0, 0, 1, 2));
        good.Output.ShouldStartWith("acme/1: 1 prices, signed by acme-prices+");
        Directory.Exists(_folder.Below("data")).ShouldBeFalse();
        start.Errors.ShouldContain("prices.yaml.sig: it was made for another list, or the list was changed since");
        File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_settings_file_that_is_not_there_is_named()
    {
        var result = await AuditProgram.RunAsync("up", "--config", _folder.Below("none.yaml"));

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(_folder.Below("none.yaml"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_folder_is_refused_and_the_first_goes_on()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));

        var second = await AuditProgram.RunAsync("up", "--config", deployment.Config);
        using var caller = new Caller(deployment.Gateway);
        await caller.ChatAsync("Still there?");

        second.ExitCode.ShouldBe(2);
        second.Errors.ShouldContain(deployment.Data);
        second.Errors.ShouldContain("in use");
        (await deployment.Api.RecordedAsync(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_the_next_start_still_shows_the_administrator_key()
    {
        await using var upstream = Upstreams.Chat();
        var taken = new Uri(upstream.Url).Authority;
        var file = _folder.Below("audit.yaml");
        await File.WriteAllTextAsync(file, $"listen:\n  gateway: {taken}\n  console: 127.0.0.1:0\n");

        var result = await AuditProgram.RunAsync("up", "--config", file);
        await File.WriteAllTextAsync(file, "listen:\n  gateway: 127.0.0.1:0\n  console: 127.0.0.1:0\n");
        await using var next = await RunningProgram.StartAsync(["up", "--config", file], new StringBuilder());
        using var answer = await new AuditClient(next.Api, next.Key.ShouldNotBeNull()).AskAsync("api/v1/interactions");

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain($"audit: the gateway cannot listen on {taken}");
        result.Errors.ShouldNotContain("   at ");
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_data_folder_below_a_file_is_refused_and_named()
    {
        var file = _folder.Below("file");
        await File.WriteAllTextAsync(file, "not a folder");
        var data = Path.Combine(file, "data");

        var result = await AuditProgram.RunAsync("up", "--data", data);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(data);
    }

    [Fact]
    public async Task A_data_folder_without_the_right_to_write_is_refused_and_named()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("only root can run a command as somebody else");
        File.SetUnixFileMode(_folder.FullPath, (UnixFileMode)0b111_101_101);
        var data = _folder.Below("data");

        var result = await AuditProgram.RunAsNobodyAsync("up", "--data", data);
        if (!result.Errors.Contains("audit:", StringComparison.Ordinal)) Assert.Skip("another user cannot read this build");

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(data);
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_journal_stops_the_start_is_named_and_left_as_it_is()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway)) await caller.ChatAsync("Hello");
        (await deployment.StopAsync()).ShouldBe(0);
        var journal = Directory.GetFiles(Path.Combine(deployment.Data, "journal"), "*.db").Single();
        var bytes = await File.ReadAllBytesAsync(journal);
        bytes.AsSpan(8192, bytes.Length - 8192).Fill(0xA5);
        await File.WriteAllBytesAsync(journal, bytes);

        var result = await AuditProgram.RunAsync("up", "--config", deployment.Config);

        result.ExitCode.ShouldBe(3);
        result.Errors.ShouldContain(journal);
        SHA256.HashData(await File.ReadAllBytesAsync(journal)).ShouldBe(SHA256.HashData(bytes));
    }

    [Fact]
    public async Task Stopping_under_load_seals_everything_that_was_accepted()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        var load = new Load(deployment.Gateway, callers: 8);
        await load.AnsweredAsync(100);

        var code = await deployment.StopAsync();
        var answered = await load.EndAsync();
        await deployment.StartAsync();
        var recorded = await deployment.Api.InteractionsAsync();

        code.ShouldBe(0);
        recorded.ShouldBeWithoutHoles();
        recorded.Select(r => r.Id()).ToHashSet().IsSupersetOf(answered).ShouldBeTrue();
        recorded.ShouldAllBe(r => r.Outcome() != "interrupted");
        deployment.Printed.ShouldContain("stopping");
        Directory.GetFiles(Path.Combine(deployment.Data, "run")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_pack_is_ordered_fetched_and_verified_at_the_command_line()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway)) await caller.ChatAsync("Hello");
        await deployment.Api.RecordedAsync(1);
        var today = DateTimeOffset.UtcNow;

        var made = await AuditProgram.RunAsync(
            "pack", "--framework", "eu-ai-act-deployer", "--from", Day(today.AddDays(-1)), "--to", Day(today.AddDays(1)), "--language", "nl",
            "--config", deployment.Config, "--out", _folder.Below("packs"));
        var unknown = await AuditProgram.RunAsync(
            "pack", "--framework", "gdpr", "--from", Day(today), "--to", Day(today.AddDays(1)), "--config", deployment.Config, "--out", _folder.FullPath);
        var pack = made.Output.Trim();
        var verified = await AuditProgram.RunAsync("verify", pack);

        made.ExitCode.ShouldBe(0, made.Errors);
        Directory.Exists(pack).ShouldBeTrue();
        File.Exists(Path.Combine(pack, "pack.pdf")).ShouldBeTrue();
        verified.ExitCode.ShouldBe(0, verified.Output);
        verified.Output.TrimEnd().Split('\n')[^1].ShouldStartWith("INTACT: ");
        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldContain("framework");
    }

    [Fact]
    public async Task A_pack_of_a_program_that_does_not_run_is_refused()
    {
        var result = await AuditProgram.RunAsync(
            "pack", "--framework", "eu-ai-act-deployer", "--from", "2026-11-01", "--to", "2026-11-02", "--data", _folder.FullPath, "--out", _folder.FullPath);

        result.ExitCode.ShouldBeInRange(2, 3);
        result.Errors.ShouldContain("no running AuditPipeline");
    }

    [Fact]
    public async Task Verifying_what_is_not_there_is_a_usage_error()
    {
        var path = _folder.Below("none");

        var result = await AuditProgram.RunAsync("verify", path);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(path);
    }

    [Fact]
    public async Task Verifying_a_file_that_is_no_pack_is_a_negative_finding()
    {
        var path = _folder.Below("pack.zip");
        await File.WriteAllTextAsync(path, "this is no zip");

        var result = await AuditProgram.RunAsync("verify", path);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("BROKEN");
    }

    [Fact]
    public async Task A_malformed_line_of_exchanges_is_named_and_the_others_are_read()
    {
        var file = _folder.Below("exchanges.ndjson");
        const string good = """{"id":"e1","provider":"openai","stream":false,"request":{"method":"POST","path":"/v1/chat/completions","headers":{},"body":"{\"model\":\"gpt-4o-mini\",\"messages\":[]}"},"response":{"status":200,"headers":{},"body":"{}"}}""";
        await File.WriteAllTextAsync(file, $"{good}\n{{\"id\":\n{good.Replace("e1", "e3", StringComparison.Ordinal)}\n");

        var result = await AuditProgram.RunAsync("interpret", file);

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain($"{file}:2:");
        result.Output.TrimEnd().Split('\n').Select(l => JsonSerializer.Deserialize<JsonElement>(l).Text("id")).ShouldBe(["e1", "e3"]);
    }

    [Fact]
    public async Task A_malformed_text_is_named_with_its_line()
    {
        var file = _folder.Below("texts.ndjson");
        await File.WriteAllTextAsync(file, "{\"id\":\"1\",\"text\":\"Mail jan@example.org\"}\n{\"id\":\"2\"}\n");

        var result = await AuditProgram.RunAsync("pii", file);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain($"{file}, line 2");
        result.Output.ShouldContain("EMAIL_ADDRESS");
    }

    [Theory]
    [InlineData("pii")]
    [InlineData("interpret")]
    [InlineData("demo --corpus")]
    public async Task An_input_file_that_is_not_there_is_named(string command)
    {
        var file = _folder.Below("none.ndjson");

        var result = await AuditProgram.RunAsync([.. command.Split(' '), file]);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(file);
    }

    [Theory]
    [InlineData]
    [InlineData("fly")]
    [InlineData("up", "--colour", "red")]
    [InlineData("pack")]
    public async Task A_command_line_that_is_not_understood_is_a_usage_error(params string[] arguments)
    {
        var result = await AuditProgram.RunAsync(arguments);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("audit: ");
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
