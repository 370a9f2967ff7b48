using System.Text;
using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class MessageTests : IDisposable
{
    private const string Canary = "Kanariepietje-4711";

    private static readonly StreamId Stream = StreamId.OfPartition(3);
    private static readonly SystemRandomness Randomness = new();

    private readonly TemporaryFolder _folder = new();
    private readonly KafkaOptions _options = new();
    private readonly SqliteKeyRing _ring;
    private readonly MessageWriter _writer;
    private readonly MessageReader _reader;

    public MessageTests()
    {
        _ring = SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("keys")), Randomness, TimeProvider.System);
        _writer = new MessageWriter(_ring, Randomness, new SetClock(Calls.Morning), _options);
        _reader = new MessageReader(_ring, _options);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _ring.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Envelope_comes_back_with_all_its_fields()
    {
        var sent = Whole();

        var read = await _reader.ReadAsync(Result(await _writer.WriteAsync(Delivery.Of(Stream, 7, sent), default)), default);

        Calls.Text(read.Envelope).ShouldBe(Calls.Text(sent));
        (read.Stream, read.Position).ShouldBe((Stream, 7));
    }

    [Fact]
    public async Task Envelope_without_what_may_be_absent_comes_back()
    {
        var sent = Calls.Imported();

        var read = await _reader.ReadAsync(Result(await _writer.WriteAsync(Delivery.Of(Stream, 7, sent), default)), default);

        Calls.Text(read.Envelope).ShouldBe(Calls.Text(sent));
    }

    [Fact]
    public async Task Loss_heartbeat_and_reject_come_back()
    {
        var loss = new NumberedLoss(
            new CaptureLoss(NewId(), "acme", "openai", null, LossCause.JournalFull, Calls.Morning, Calls.Morning.AddSeconds(3), 12),
            new GatewayNumber("gw-1", 5));
        var heartbeat = new Heartbeat(NewId(), Calls.Morning, new GatewayNumber("gw-1", 17), [4, 9], 2);
        var reject = new RejectedEnvelope(NewId(), null, Calls.Morning, new byte[32], "decryption_failed");

        var readLoss = await _reader.ReadAsync(Result(await _writer.WriteAsync(Delivery.Of(Stream, 7, loss), default)), default);
        var readHeartbeat = await _reader.ReadAsync(Result(await _writer.WriteAsync(Delivery.Of(Stream, 7, heartbeat), default)), default);
        var readReject = await _reader.ReadAsync(Result(await _writer.WriteAsync(Delivery.Of(Stream, 7, reject), default)), default);

        readLoss.Loss.ShouldBe(loss);
        readHeartbeat.Heartbeat!.Open.ShouldBe(heartbeat.Open);
        (readHeartbeat.Heartbeat with { Open = heartbeat.Open }).ShouldBe(heartbeat);
        readReject.Rejected!.Id.ShouldBe(reject.Id);
        readReject.Rejected.Reason.ShouldBe(reject.Reason);
        readReject.Rejected.Number.ShouldBeNull();
    }

    [Fact]
    public async Task Headers_are_those_of_CloudEvents_in_binary_mode()
    {
        var sent = Whole();

        var message = await _writer.WriteAsync(Delivery.Of(Stream, 7, sent), default);

        Text(message, "ce_specversion").ShouldBe("1.0");
        Text(message, "ce_id").ShouldBe(sent.Id.ToString());
        Text(message, "ce_source").ShouldBe("/auditpipeline/gw-1");
        Text(message, "ce_type").ShouldBe("dev.auditpipeline.envelope.v1");
        Text(message, "ce_time").ShouldBe("2026-03-02T09:30:00.123456Z");
        Text(message, "content-type").ShouldBe("application/protobuf");
        Text(message, "ce_auditnumber").ShouldBe("41");
        Text(message, "ce_auditcoding").ShouldBe("br+aes256gcm");
        message.Headers.Select(header => header.Key).Where(name => name != "content-type").ShouldAllBe(
            name => name.StartsWith("ce_") && name.Length <= 23 && name.Skip(3).All(char.IsAsciiLetterLower));
    }

    [Fact]
    public async Task What_was_asked_and_by_whom_is_in_no_byte_of_the_message()
    {
        var message = await _writer.WriteAsync(Delivery.Of(Stream, 7, Whole()), default);

        var bytes = message.Headers.SelectMany(header => Encoding.UTF8.GetBytes(header.Key).Concat(header.GetValueBytes()))
            .Concat(message.Key).Concat(message.Value).ToArray();
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)).ShouldBe(-1);
        foreach (var word in new[] { "acme", "openai", "hr-assistant", "/v1/chat" })
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)).ShouldBe(-1, word);
    }

    [Fact]
    public async Task Content_is_compressed_before_it_is_encrypted()
    {
        var sent = Calls.Imported(prompt: string.Concat(Enumerable.Repeat("dezelfde zin ", 10_000)));

        var message = await _writer.WriteAsync(Delivery.Of(Stream, 7, sent), default);

        message.Value.Length.ShouldBeLessThan(sent.Request.Body.Length / 20);
        Calls.Text((await _reader.ReadAsync(Result(message), default)).Envelope).ShouldBe(Calls.Text(sent));
    }

    [Theory]
    [InlineData("ce_id", "019571a0-0000-7000-8000-000000000000", "decryption_failed")]
    [InlineData("ce_type", "dev.auditpipeline.loss.v1", "decryption_failed")]
    [InlineData("ce_source", "/auditpipeline/gw-2", "decryption_failed")]
    [InlineData("ce_auditnumber", "42", "decryption_failed")]
    [InlineData("ce_auditcoding", "none", "coding_unknown")]
    [InlineData("ce_specversion", "0.3", "headers_unreadable")]
    [InlineData("ce_auditkey", "AAAA", "storage_key_missing")]
    public async Task Message_whose_header_was_changed_is_rejected_under_the_same_id_at_every_reading(string header, string value, string reason)
    {
        var message = await _writer.WriteAsync(Delivery.Of(Stream, 7, Whole()), default);
        message.Headers.Remove(header);
        message.Headers.Add(header, Encoding.UTF8.GetBytes(value));

        var first = await _reader.ReadAsync(Result(message), default);
        var again = await _reader.ReadAsync(Result(message), default);

        first.Rejected!.Reason.ShouldBe(reason);
        again.Id.ShouldBe(first.Id);
        again.Rejected!.FoundAt.ShouldBe(first.Rejected.FoundAt);
    }

    [Fact]
    public async Task Key_is_made_anew_after_its_bound_of_content()
    {
        _options.KeyBytes = 1;

        var first = await _writer.WriteAsync(Delivery.Of(Stream, 7, Whole()), default);
        var second = await _writer.WriteAsync(Delivery.Of(Stream, 8, Whole()), default);

        Text(second, "ce_auditkey").ShouldNotBe(Text(first, "ce_auditkey"));
        (await _reader.ReadAsync(Result(first), default)).Envelope.ShouldNotBeNull();
        (await _reader.ReadAsync(Result(second), default)).Envelope.ShouldNotBeNull();
    }

    private static Envelope Whole() => Calls.Imported() with
    {
        Number = new GatewayNumber("gw-1", 41), Origin = new EnvelopeOrigin("gateway", "0.1.0"), Provider = "openai", Outcome = CaptureOutcome.Completed,
        Reason = null, FirstByteAfter = TimeSpan.FromMilliseconds(4), Caller = Calls.Opening(user: Canary).Caller,
        Request = Calls.Opening(prompt: Canary).Request, Response = Calls.Closing(NewId(), answer: Canary).Response,
    };

    private static EnvelopeId NewId() => EnvelopeId.New(Calls.Morning, Randomness);

    private static string Text(Message<byte[], byte[]> message, string header) => Encoding.UTF8.GetString(message.Headers.GetLastBytes(header));

    private static ConsumeResult<byte[], byte[]> Result(Message<byte[], byte[]> message)
    {
        message.Timestamp = new Timestamp(Calls.Morning);
        return new ConsumeResult<byte[], byte[]> { Topic = "t", Partition = 3, Offset = 7, Message = message };
    }
}
