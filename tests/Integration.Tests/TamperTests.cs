using AuditPipeline.Core.Log;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Verify;

namespace AuditPipeline.Integration.Tests;

/// <summary>Somebody with every right on the machine changes the store behind the program's back.</summary>
public sealed class TamperTests
{
    private const int Calls = 8;

    [Theory]
    [InlineData("ALTER TABLE records UPDATE cost_usd = 9.5 WHERE n = 5", StepName.Leaves, "record 5 of streams/p00: the store's columns cost_usd ")]
    [InlineData("ALTER TABLE records UPDATE outcome = 'refused', model_answered = 'other' WHERE n = 3", StepName.Leaves, "record 3 of streams/p00: the store's columns model_answered, outcome ")]
    [InlineData("ALTER TABLE records UPDATE leaf = replaceOne(leaf, 'helpdesk', 'frontdsk') WHERE n = 4", StepName.Leaves, "streams/p00/records.jsonl")]
    [InlineData("ALTER TABLE records DELETE WHERE n = 2", StepName.Leaves, "streams/p00/records.jsonl: record 3: stands where record 2 is next")]
    [InlineData("ALTER TABLE records DELETE WHERE n <= 2", StepName.Leaves, "streams/p00/records.jsonl: record 3: stands where record 0 is next")]
    [InlineData("ALTER TABLE records DELETE WHERE n >= 7", StepName.Leaves, "streams/p00/records.jsonl: record 7: ends before record 8")]
    [InlineData("TRUNCATE TABLE records", StepName.Leaves, "streams/p00/records.jsonl: record 0: ends before record 8")]
    [InlineData("ALTER TABLE content UPDATE payload = replaceOne(payload, 'question', 'anything') WHERE n = 6", StepName.Commitments, "record 6: part body")]
    public async Task A_change_in_the_store_breaks_the_pack_and_the_record_is_named(string change, StepName link, string named)
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < Calls; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(Calls);
        (await deployment.StopAsync()).ShouldBe(0);

        await using (var store = await StoreFolder.OpenAsync(deployment)) await store.ExecuteAsync(change);
        await deployment.StartAsync();
        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("out"));
        var verdict = await PackVerifier.VerifyAsync(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(deployment.LogKey)!] });

        var broken = verdict.FirstBroken.ShouldNotBeNull();
        broken.Name.ShouldBe(link, broken.ToString());
        broken.ToString().ShouldContain(named);
    }

    [Fact]
    public async Task A_period_without_calls_has_a_pack_that_stands()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < Calls; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(Calls);
        var now = DateTimeOffset.UtcNow;

        var before = await deployment.Api.PackAsync(deployment.Folder.Below("before"), now.AddDays(-9), now.AddDays(-8));
        var after = await deployment.Api.PackAsync(deployment.Folder.Below("after"), now.AddDays(8), now.AddDays(9));

        foreach (var pack in (string[])[before, after])
        {
            Broken(pack, deployment.LogKey).ShouldBeNull();
            (await File.ReadAllTextAsync(Path.Combine(pack, "streams/p00/records.jsonl"))).ShouldNotContain("disclosed");
        }
    }

    [Fact]
    public async Task A_pack_changed_in_any_file_is_refused_and_the_file_named()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < Calls; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(Calls);
        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("out"));
        var key = deployment.Folder.Below("log.vkey");
        await File.WriteAllTextAsync(key, deployment.LogKey + "\n");
        var files = Directory.GetFiles(pack, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(pack, f)).ToList();

        Broken(pack, deployment.LogKey).ShouldBeNull();
        (await AuditProgram.RunAsync("verify", pack, "--key", key)).ExitCode.ShouldBe(0);
        foreach (var file in files)
        {
            var path = Path.Combine(pack, file);
            var bytes = await File.ReadAllBytesAsync(path);
            foreach (var place in (int[])[0, bytes.Length / 2, bytes.Length - 1])
            {
                var flipped = bytes.ToArray();
                flipped[place] ^= 1;
                await File.WriteAllBytesAsync(path, flipped);
                var changed = Broken(pack, deployment.LogKey).ShouldNotBeNull($"{file}, byte {place}");
                // A changed manifest may name another file as wrong: it tells at the manifest's link or by its note.
                if (file != "manifest.json") changed.Path.ShouldBe(file);
            }

            File.Delete(path);
            Broken(pack, deployment.LogKey).ShouldNotBeNull(file).Path.ShouldBe(file);
            await File.WriteAllBytesAsync(path, bytes);
        }

        await File.WriteAllTextAsync(Path.Combine(pack, "extra.txt"), "one more");
        Broken(pack, deployment.LogKey).ShouldNotBeNull().Path.ShouldBe("extra.txt");
        var added = await AuditProgram.RunAsync("verify", pack, "--key", key);
        File.Delete(Path.Combine(pack, "extra.txt"));
        Broken(pack, deployment.LogKey).ShouldBeNull();

        files.Count.ShouldBeGreaterThan(6);
        added.ExitCode.ShouldBe(1);
        added.Output.ShouldContain("extra.txt");
        added.Output.TrimEnd().Split('\n')[^1].ShouldStartWith("BROKEN at manifest");
    }

    [Fact]
    public async Task Another_log_key_than_the_pinned_one_is_not_believed()
    {
        await using var upstream = Upstreams.Chat();
        await using var ours = await Deployment.StartedAsync(upstream.As("openai"));
        await using var theirs = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(theirs.Gateway)) await caller.ChatAsync("one question");
        await theirs.Api.RecordedAsync(1);
        var pack = await theirs.Api.PackAsync(theirs.Folder.Below("out"));

        Broken(pack, theirs.LogKey).ShouldBeNull();
        Broken(pack, ours.LogKey).ShouldNotBeNull().Name.ShouldBe(StepName.AnchorSignature);
    }

    private static PackStep? Broken(string pack, string logKey)
    {
        var verdict = PackVerifier.Verify(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(logKey)!] });
        return verdict.Intact ? null : verdict.FirstBroken;
    }
}
