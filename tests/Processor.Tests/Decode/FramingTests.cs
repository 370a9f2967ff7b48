using System.Text;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class FramingTests
{
    // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
    [Fact]
    public void Checksum_is_that_of_the_standard() => Crc32.Of("123456789"u8).ShouldBe(0xCBF43926u);

    [Fact]
    public void Checksum_of_any_length_is_that_of_bit_by_bit_division()
    {
        var bytes = new byte[400];
        new Random(7).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var crc = uint.MaxValue;
            foreach (var value in bytes.AsSpan(0, length))
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            Crc32.Of(bytes.AsSpan(0, length)).ShouldBe(~crc, $"{length} bytes");
        }
    }

    [Fact]
    public void Events_of_an_aws_stream_have_their_names_and_documents()
    {
        var reader = new AwsEventReader(AwsStream.Of(("messageStart", "{\"role\":\"assistant\"}"), ("messageStop", "{}")));

        Read(reader).ShouldBe(["messageStart {\"role\":\"assistant\"}", "messageStop {}"]);
        reader.Problem.ShouldBeNull();
    }

    [Fact]
    public void Model_documents_inside_an_aws_stream_are_unwrapped() =>
        Read(new AwsEventReader(AwsStream.Chunks("{\"a\":1}", "{\"b\":2}"))).ShouldBe(["chunk {\"a\":1}", "chunk {\"b\":2}"]);

    [Fact]
    public void Aws_stream_with_any_byte_changed_ends_before_the_changed_message()
    {
        var whole = AwsStream.Of(("one", "{\"x\":1}"), ("two", "{\"x\":2}"));
        var first = AwsStream.Of(("one", "{\"x\":1}")).Length;

        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x40;
            var reader = new AwsEventReader(damaged);

            Read(reader).Count.ShouldBe(at < first ? 0 : 1, $"byte {at}");
            reader.Problem.ShouldBe(AwsEventReader.ChecksumWrong);
        }
    }

    [Fact]
    public void Aws_stream_cut_at_any_byte_gives_the_messages_before_the_cut()
    {
        var whole = AwsStream.Of(("one", "{}"), ("two", "{}"));
        var first = AwsStream.Of(("one", "{}")).Length;

        for (var length = 1; length < whole.Length; length++)
        {
            var reader = new AwsEventReader(whole.AsMemory(0, length));

            Read(reader).Count.ShouldBe(length < first ? 0 : 1, $"length {length}");
            reader.Problem.ShouldBe(length == first ? null : JsonBody.Truncated);
        }
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "application/json", true)]
    [InlineData("{\"a\":1}\r\n\r\n{\"b\"", null, true)]
    [InlineData("{\"a\":1}", "application/x-ndjson; charset=utf-8", true)]
    [InlineData("{\"a\":1}\n", "application/json", false)]
    [InlineData("{\n  \"a\": {}\n}", "application/json", false)]
    [InlineData("{\"a\":[{}\n,{}]}", "application/json", false)]
    public void Lines_of_json_are_known_by_their_label_or_their_bytes(string body, string? contentType, bool lines) =>
        JsonLinesReader.Looks(Encoding.UTF8.GetBytes(body), contentType).ShouldBe(lines);

    [Fact]
    public void Blank_lines_between_lines_of_json_do_not_matter() =>
        Read(new JsonLinesReader("{\"a\":1}\r\n\n {\"b\":2}"u8.ToArray())).ShouldBe([" {\"a\":1}", " {\"b\":2}"]);

    [Fact]
    public void Form_reads_as_if_it_were_json_without_its_files()
    {
        using var form = FormBody.Read(Form(closed: true));

        form.Problem.ShouldBeNull();
        form.Root.Member("model"u8).Text().ShouldBe("whisper-1");
        form.Root.Member("file"u8).Text().ShouldBe("audio/wav");
    }

    [Fact]
    public void Form_that_breaks_off_gives_what_passed()
    {
        using var form = FormBody.Read(Form(closed: false));

        form.Problem.ShouldBe(JsonBody.Truncated);
        form.Root.Member("model"u8).Text().ShouldBe("whisper-1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("model=whisper-1")]
    [InlineData("--")]
    public void Body_that_is_no_form_is_told(string body) => FormBody.Read(Encoding.UTF8.GetBytes(body)).Problem.ShouldBe("malformed_form");

    private static byte[] Form(bool closed) =>
    [
        .. "--x1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--x1\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"u8,
        .. "Content-Type: audio/wav\r\n\r\nRIFF"u8, 0, 0xff, .. "\r\n"u8, .. closed ? "--x1--\r\n"u8 : ""u8,
    ];

    private static List<string> Read(IEventReader reader)
    {
        var events = new List<string>();
        while (reader.TryRead(out var next)) events.Add($"{Encoding.UTF8.GetString(next.Name.Span)} {Encoding.UTF8.GetString(next.Data.Span)}");
        return events;
    }
}
