using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class JournalContentTests : IAsyncLifetime
{
    private readonly JournalHouse _house = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Nothing_a_caller_sent_stands_in_the_clear_in_any_file()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        await journal.AppendAsync(Calls.Imported(prompt: "Hallo wereld"), default);

        var files = Directory.EnumerateFiles(_house.Folder).Concat(Directory.EnumerateFiles(_house.KeysFolder)).ToArray();
        string[] secrets =
        [
            "jan.jansen", "Wat verdient", "niet zeggen", "session-7", "screening", "people & culture", "kwartaal", "acme",
            "hr-assistant", "openai", "event-stream", "Hallo wereld", "litellm",
        ];

        files.ShouldContain(file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files.Where(file => Path.GetFileName(file) is not ("lock" or "master.key")))
        {
            var bytes = await ReadSharedAsync(file);
            // The system's name is the subject of a key: it stands in the key ring, being no personal data.
            foreach (var secret in secrets.Where(secret => !file.Contains("keyring", StringComparison.Ordinal) || secret is not ("acme" or "hr-assistant")))
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, $"{secret} in {Path.GetFileName(file)}");
        }
    }

    [Theory]
    [InlineData("UPDATE closed SET section = x'00' || substr(section, 2) WHERE position = 2", "decryption_failed")]
    [InlineData("UPDATE closed SET section = substr(section, 1, 20) WHERE position = 2", "decryption_failed")]
    [InlineData("UPDATE closed SET section = 'text' WHERE position = 2", "decryption_failed")]
    [InlineData("UPDATE closed SET section = (SELECT section FROM closed WHERE position = 1) WHERE position = 2", "decryption_failed")]
    [InlineData("UPDATE opened SET section = (SELECT section FROM opened WHERE number = 1) WHERE number = 2", "decryption_failed")]
    [InlineData("UPDATE opened SET section = (SELECT section FROM closed WHERE position = 2) WHERE number = 2", "decryption_failed")]
    [InlineData("UPDATE closed SET segment = 99 WHERE position = 2", "storage_key_missing")]
    [InlineData("UPDATE opened SET segment = 'x' WHERE number = 2", "storage_key_missing")]
    [InlineData("DELETE FROM opened WHERE number = 2", "opening_missing")]
    [InlineData("UPDATE opened SET id = (SELECT id FROM opened WHERE number = 1) WHERE number = 2", "opening_of_another_call")]
    [InlineData("UPDATE closed SET id = x'0102' WHERE position = 2", "id_unreadable")]
    [InlineData("UPDATE closed SET at = 'yesterday', section = x'' WHERE position = 2", "decryption_failed")]
    public async Task Entry_that_was_tampered_with_is_handed_over_as_rejected_and_holds_nothing_up(string tampering, string reason)
    {
        var journal = await _house.StartAsync();
        for (var i = 0; i < 3; i++) await journal.RecordAsync(Calls.Opening());
        await _house.StopAsync();
        _house.Tamper(tampering);

        var delivered = await (await _house.StartAsync()).TakeAsync(3);
        var again = await (await _house.StartAsync()).TakeAsync(3);

        delivered[0].Envelope!.Number.Value.ShouldBe(1);
        delivered[2].Envelope!.Number.Value.ShouldBe(3);
        delivered[1].Envelope.ShouldBeNull();
        var rejected = delivered[1].Rejected.ShouldNotBeNull();
        rejected.Reason.ShouldBe(reason);
        rejected.Number!.Value.Value.ShouldBe(2);
        rejected.Sha256.ToArray().ShouldBe(HashOfSections(position: 2, number: 2));
        again[1].Rejected!.Id.ShouldBe(rejected.Id);
        again[1].Rejected!.FoundAt.ShouldBe(rejected.FoundAt);
    }

    [Fact]
    public async Task Import_that_was_tampered_with_is_rejected_under_its_id()
    {
        var journal = await _house.StartAsync();
        var sent = Calls.Imported();
        await journal.AppendAsync(sent, default);
        await _house.StopAsync();
        _house.Tamper("UPDATE closed SET section = substr(section, 2)");

        var rejected = (await (await _house.StartAsync()).TakeAsync(1)).ShouldHaveSingleItem().Rejected.ShouldNotBeNull();

        rejected.Id.ShouldBe(sent.Id);
        rejected.Number.ShouldBeNull();
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private byte[] HashOfSections(long position, long number)
    {
        using var connection = new SqliteConnection($"Data Source={_house.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT section FROM opened WHERE number = {number}";
        var opening = command.ExecuteScalar() as byte[] ?? [];
        command.CommandText = $"SELECT section FROM closed WHERE position = {position}";
        var closing = command.ExecuteScalar() as byte[] ?? [];
        return SHA256.HashData([.. opening, .. closing]);
    }
}
