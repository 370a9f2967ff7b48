using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>The settings <c>pii</c> in a running product.</summary>
public sealed class OwnRecognizersTests
{
    [Fact]
    public async Task Records_hold_what_own_recognisers_find_and_say_that_the_model_elsewhere_did_not_answer()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        await File.WriteAllTextAsync(
            deployment.Folder.Below("own.yaml"),
            "recognizers:\n  - name: Badges\n    supported_entity: BADGE\n    patterns: [{name: badge, regex: '\\bBX-\\d{4}\\b', score: 0.6}]\nallow_list: [BX-0000]\n");
        deployment.Add("pii:\n  recognizers: own.yaml\n  disabled_entities: [IP_ADDRESS]\n  ner:\n    url: http://127.0.0.1:9");
        await deployment.StartAsync();
        using var caller = new Caller(deployment.Gateway);
        var id = await caller.ChatAsync("Is BX-1234 in, BX-0000 out, at 192.0.2.17?");

        await deployment.Api.RecordedAsync(1);
        var record = (await deployment.Api.RecordAsync(id)).GetRawText();

        record.ShouldContain("Is [BADGE] in, BX-0000 out, at 192.0.2.17?");
        record.ShouldContain("partly_scanned");
        record.ShouldContain("ner:unreachable");
        record.ShouldContain("-ner");
    }

    [Theory]
    [InlineData("recognizers:\n  - name: Badges\n    supported_entity: BADGE\n    patterns: [{name: badge, regex: '(', score: 0.6}]\n", "line 4: recognizers[0].patterns[0].regex: is not a regular expression")]
    [InlineData("recognizers:\n  - name: NoSuchRecognizer\n    type: predefined\n", "line 2: recognizers[0]: there is no predefined recogniser NoSuchRecognizer")]
    public async Task Recognisers_that_cannot_be_used_stop_every_command(string yaml, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Below("own.yaml");
        await File.WriteAllTextAsync(file, yaml);
        await File.WriteAllTextAsync(folder.Below("texts.ndjson"), "{\"id\":1,\"text\":\"x\"}\n");
        await File.WriteAllTextAsync(folder.Below("audit.yaml"), $"data: {folder.Below("data")}\npii:\n  recognizers: own.yaml\n");

        foreach (var command in (string[][])
            [["pii", "serve", "--recognizers", file], ["pii", folder.Below("texts.ndjson"), "--recognizers", file], ["up", "--config", folder.Below("audit.yaml")]])
        {
            var result = await AuditProgram.RunAsync(command);

            result.ExitCode.ShouldBe(2, string.Join(' ', command));
            result.Errors.ShouldContain($"own.yaml, {message}");
        }

        Directory.Exists(folder.Below("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_service_is_not_started_for_others_without_a_key()
    {
        var result = await AuditProgram.RunAsync("pii", "serve", "--listen", "0.0.0.0:0");

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("--key-sha256");
    }
}
