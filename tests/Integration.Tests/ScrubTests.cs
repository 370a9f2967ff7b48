using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Host.Composition;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>Somebody with every right on the machine changes store and log; the scrub names what and where. Leaf 0 is the day's tally.</summary>
public sealed class ScrubTests(SealedDeployment deployment) : IClassFixture<SealedDeployment>
{
    private const int Leaves = SealedDeployment.Calls + 1;

    [Theory]
    [InlineData("ALTER TABLE records UPDATE cost_usd = 9.5 WHERE n = 5", "p00 5-5 column cost_usd")]
    [InlineData("ALTER TABLE records UPDATE outcome = 'refused', model_answered = 'other' WHERE n = 3", "p00 3-3 column model_answered|p00 3-3 column outcome")]
    [InlineData("ALTER TABLE records UPDATE leaf = replaceOne(leaf, 'completed', 'complete_') WHERE n = 4", "p00 4-4 leaf")]
    [InlineData("ALTER TABLE records UPDATE leaf = replaceOne(leaf, 'completed', 'refused'), outcome = 'refused' WHERE n = 4", "p00 4-4 leaf")]
    [InlineData("ALTER TABLE records DELETE WHERE n = 0", "p00 0-0 missing row")]
    [InlineData("ALTER TABLE records DELETE WHERE n = 4", "p00 4-4 missing row|p00 4-4 content without a row|p00 4-4 ciphertext without a row|p00 4-4 key without a row")]
    [InlineData("ALTER TABLE records DELETE WHERE n = 8", "p00 8-8 missing row|p00 8-8 content without a row|p00 8-8 ciphertext without a row|p00 8-8 key without a row")]
    [InlineData("TRUNCATE TABLE records", "p00 0-8 missing row|p00 1-8 content without a row|p00 1-8 ciphertext without a row|p00 1-8 key without a row")]
    [InlineData("INSERT INTO records SELECT * FROM records WHERE n = 6", "p00 6-6 row twice")]
    [InlineData("ALTER TABLE payloads UPDATE ciphertext = concat(substring(ciphertext, 1, 20), char(bitXor(reinterpretAsUInt8(substring(ciphertext, 21, 1)), 1)), substring(ciphertext, 22)) WHERE n = 2", "p00 2-2 ciphertext of raw")]
    [InlineData("ALTER TABLE content UPDATE payload = replaceOne(payload, 'question', 'anything') WHERE n = 6", "p00 6-6 content of body")]
    [InlineData("ALTER TABLE content UPDATE user_pseudonym = 'somebody' WHERE n = 6", "p00 6-6 column user_pseudonym of content of body")]
    [InlineData("ALTER TABLE record_keys UPDATE kek_id = 'another' WHERE n = 7 AND part = 'raw'", "p00 7-7 key of raw")]
    [InlineData("ALTER TABLE content DELETE WHERE n = 1", "")]
    public async Task A_change_in_the_store_is_named_with_its_index(string change, string named)
    {
        using var folder = new TemporaryFolder();
        var data = await deployment.CopyAsync(folder);
        await using var store = await StoreFolder.OpenAsync(data);
        await store.ExecuteAsync(change);

        var pass = await ScrubAsync(store, data);

        Said(pass).ShouldBe(named.Length == 0 ? [] : named.Split('|'), ignoreOrder: true);
    }

    [Fact]
    public async Task Dropped_partition_is_named_and_what_is_healthy_is_clean()
    {
        using var folder = new TemporaryFolder();
        var data = await deployment.CopyAsync(folder);
        await using var store = await StoreFolder.OpenAsync(data);

        var healthy = await ScrubAsync(store, data);
        var partition = (await store.TextsAsync("SELECT DISTINCT partition FROM system.parts WHERE table = 'records' AND active"))[0];
        await store.ExecuteAsync($"ALTER TABLE records DROP PARTITION {partition}");
        var dropped = await ScrubAsync(store, data);

        Said(healthy).ShouldBeEmpty();
        healthy.Reports.Single(r => r.Log == "p00").Rows.ShouldBe(Leaves);
        healthy.Reports.Single(r => r.Log == "p00").Content.ShouldBe(new PartPresence(SealedDeployment.Calls, 0));
        Said(dropped)[0].ShouldBe("p00 0-8 missing row");
    }

    [Fact]
    public async Task Every_column_of_the_record_table_is_covered()
    {
        using var folder = new TemporaryFolder();
        var data = await deployment.CopyAsync(folder);
        await using var store = await StoreFolder.OpenAsync(data);
        var columns = await store.TextsAsync("SELECT concat(name, ' ', type) FROM system.columns WHERE database = 'audit' AND table = 'records' ORDER BY position");
        await store.ExecuteAsync("CREATE TABLE kept AS records");
        await store.ExecuteAsync("INSERT INTO kept SELECT * FROM records");

        // For n itself the new name holds in the condition too: the row before then stands at 4.
        foreach (var column in columns.Select(c => c.Split(' ', 2)))
        {
            await store.ExecuteAsync("TRUNCATE TABLE records");
            await store.ExecuteAsync($"INSERT INTO records SELECT * REPLACE ({Other(column[0], column[1])} AS {column[0]}) FROM kept WHERE n = 4 SETTINGS insert_deduplicate = 0");
            await store.ExecuteAsync("INSERT INTO records SELECT * FROM kept WHERE n != 4 SETTINGS insert_deduplicate = 0");

            var said = Said(await ScrubAsync(store, data));

            var expected = column[0] switch
            {
                "stream" => "p00 4-4 missing row",
                "leaf" => "p00 4-4 leaf",
                var name => $"p00 4-4 column {name}",
            };
            said.ShouldContain(expected, $"{column[0]}: {string.Join(", ", said)}");
        }

        columns.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_flipped_bit_in_any_file_of_the_log_that_is_in_use_is_found()
    {
        using var folder = new TemporaryFolder();
        var data = await deployment.CopyAsync(folder);
        await using var store = await StoreFolder.OpenAsync(data);
        string[] used = [$"s/p00/tile/0/000.p/{Leaves}", "s/p00/checkpoint", "s/p00/state", "anchor/checkpoint", "anchor/state"];

        foreach (var file in used.Select(f => Path.Combine(data, "log", f)))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            var place = file.EndsWith("state", StringComparison.Ordinal) ? bytes.AsSpan().IndexOf("frontier"u8) + 14 : bytes.Length / 2;
            await File.WriteAllBytesAsync(file, [.. bytes[..place], (byte)(bytes[place] ^ 1), .. bytes[(place + 1)..]]);

            var said = Said(await ScrubAsync(store, data));
            await File.WriteAllBytesAsync(file, bytes);

            said.ShouldNotBeEmpty(file);
        }

        Said(await ScrubAsync(store, data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Yesterdays_store_under_todays_log_and_the_other_way_round()
    {
        using var folder = new TemporaryFolder();
        await using var upstream = Upstreams.Chat();
        await using var today = await Deployment.StartedAsync(upstream.As("openai"));
        await CallAsync(today);
        (await today.StopAsync()).ShouldBe(0);
        var yesterday = folder.Below("yesterday");
        await SealedDeployment.CopyAsync(today.Data, yesterday);
        await today.StartAsync();
        await CallAsync(today);
        (await today.StopAsync()).ShouldBe(0);
        var kept = Checkpoint.Parse(SignedNote.Parse(await File.ReadAllBytesAsync(Path.Combine(today.Data, "log", "s/p00/checkpoint")))!.Text)!;
        var (oldStore, oldLog) = (folder.Below("old-store"), folder.Below("old-log"));
        foreach (var made in (string[])[oldStore, oldLog]) Directory.CreateDirectory(made);
        await SealedDeployment.CopyAsync(Path.Combine(yesterday, "store"), Path.Combine(oldStore, "store"));
        await SealedDeployment.CopyAsync(Path.Combine(today.Data, "log"), Path.Combine(oldStore, "log"));
        await SealedDeployment.CopyAsync(Path.Combine(today.Data, "store"), Path.Combine(oldLog, "store"));
        await SealedDeployment.CopyAsync(Path.Combine(yesterday, "log"), Path.Combine(oldLog, "log"));

        ScrubPass behind, ahead;
        await using (var store = await StoreFolder.OpenAsync(oldStore)) behind = await ScrubAsync(store, oldStore);
        await using (var store = await StoreFolder.OpenAsync(oldLog)) ahead = await ScrubAsync(store, oldLog);

        Said(behind).ShouldBe([$"p00 {Leaves}-{kept.Size - 1} missing row"]);

        // The rows beyond an old log look like rows it is about to take: whoever kept a later checkpoint, as a witness does, sees it.
        Said(ahead).ShouldBeEmpty();
        var report = ahead.Reports.Single(r => r.Log == "p00");
        (report.Size, report.InFlight).ShouldBe((Leaves, kept.Size - Leaves));
        report.Size.ShouldBeLessThan(kept.Size);
    }

    [Fact]
    public async Task Command_scrubs_without_a_host_and_through_a_running_one()
    {
        using var folder = new TemporaryFolder();
        await using var upstream = Upstreams.Chat();
        await using var program = await Deployment.StartedAsync(upstream.As("openai"));
        await CallAsync(program);
        var key = folder.Below("log.vkey");
        await File.WriteAllTextAsync(key, program.LogKey + "\n");

        var running = await AuditProgram.RunAsync("scrub", "--config", program.Config);
        (await program.StopAsync()).ShouldBe(0);
        var clean = await AuditProgram.RunAsync("scrub", "--config", program.Config, "--key", key);
        await using (var store = await StoreFolder.OpenAsync(program)) await store.ExecuteAsync("ALTER TABLE records UPDATE cost_usd = 9.5 WHERE n = 5");
        var changed = await AuditProgram.RunAsync("scrub", "--config", program.Config, "--json");
        await program.StartAsync();
        var told = await AuditProgram.RunAsync("scrub", "--config", program.Config);
        var status = await program.Api.GetAsync("api/v1/custody/scrub");
        var nowhere = await AuditProgram.RunAsync("scrub", "--data", folder.Below("nothing"));
        var wrong = await AuditProgram.RunAsync("scrub", "--stream", "../x");

        running.ExitCode.ShouldBe(0, running.Errors);
        running.Output.ShouldContain($"p00: {Leaves} rows of {Leaves}, 0 faults");
        clean.ExitCode.ShouldBe(0, clean.Output + clean.Errors);
        clean.Output.ShouldContain("CLEAN: ");
        changed.ExitCode.ShouldBe(1, changed.Errors);
        changed.Output.ShouldContain("column cost_usd");
        told.ExitCode.ShouldBe(1, told.Errors);
        told.Output.ShouldContain("p00 record 5: column cost_usd");
        told.Output.TrimEnd().Split('\n')[^1].ShouldBe("FAULTS: 1 places differ from what was sealed");
        status.GetProperty("last").GetProperty("faults").GetInt64().ShouldBe(1);
        program.Printed.ShouldContain("column cost_usd");
        nowhere.ExitCode.ShouldBe(2);
        wrong.ExitCode.ShouldBe(2);
    }

    private static async Task CallAsync(Deployment program)
    {
        var before = (await program.Api.InteractionsAsync()).Count;
        using var caller = new Caller(program.Gateway);
        for (var i = 0; i < SealedDeployment.Calls; i++) await caller.ChatAsync($"question {i}");
        await program.Api.RecordedAsync(before + SealedDeployment.Calls);
    }

    private async Task<ScrubPass> ScrubAsync(StoreFolder store, string data)
    {
        var key = VerifierKey.Parse(deployment.Deployment.LogKey)!;
        var own = data.StartsWith(deployment.Deployment.Folder.FullPath, StringComparison.Ordinal) || File.Exists(Path.Combine(data, "keys", "log.key"));
        var walk = ScrubRoom.Walk(
            store.Database, new FolderLogStorage(Path.Combine(data, "log")), new LogLayout("audit.example.eu/integration"), own ? key : null, 1, TimeProvider.System);
        return await walk.RunAsync(new ScrubPass("one", default, null, ScrubScope.All, []), 0, _ => { }, TestContext.Current.CancellationToken);
    }

    private static List<string> Said(ScrubPass pass) =>
        [.. pass.Reports.SelectMany(r => r.Faults.Select(f => f.First is null ? $"{r.Log} {f.What}" : $"{r.Log} {f.First}-{f.Last} {f.What}"))];

    // Another value of the column's type.
    private static string Other(string name, string type)
    {
        if (name == "stream") return "'p09'";
        if (type.StartsWith("Map", StringComparison.Ordinal))
            return $"CAST(mapConcat({name}, map('x', {(type.Contains("Decimal", StringComparison.Ordinal) ? "toDecimal128(1, 18)" : "1")})), '{type.Replace("'", "\\'", StringComparison.Ordinal)}')";
        if (type.Contains("String", StringComparison.Ordinal)) return $"concat(ifNull({name}, ''), 'x')";
        if (type.Contains("DateTime64", StringComparison.Ordinal)) return $"addSeconds(ifNull({name}, toDateTime64(0, 6, 'UTC')), 1)";
        return name == "queue_position" ? "toInt64(900000000)" : $"ifNull({name}, 0) + 1";
    }
}
