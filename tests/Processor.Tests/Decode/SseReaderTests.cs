using System.Text;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class SseReaderTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Line_ends_of_all_three_kinds_read_alike(string end)
    {
        var body = string.Join(end, ": comment", "event: a", "data: 1", "", "id: 7", "data:2", "data:  3", "", "");

        Read(body).ShouldBe(["a|1|True", "|2\n 3|True"]);
    }

    [Fact]
    public void Byte_order_mark_blank_lines_and_unknown_fields_are_passed_over()
    {
        Read("\uFEFF\n\nretry: 5\nfoo: bar\ndata: x\n\n").ShouldBe(["|x|True"]);
    }

    [Fact]
    public void Event_name_without_data_is_no_event_and_does_not_leak_into_the_next()
    {
        Read("event: lost\n\ndata: x\n\n").ShouldBe(["|x|True"]);
    }

    [Fact]
    public void Event_without_its_blank_line_is_given_as_cut()
    {
        Read("data: a\n\ndata: b\ndata").ShouldBe(["|a|True", "|b\n|False"]);
    }

    [Fact]
    public void Mixed_line_ends_do_not_make_events_of_their_own()
    {
        Read("data: a\r\n\r\ndata: b\r\rdata: c\n\n").ShouldBe(["|a|True", "|b|True", "|c|True"]);
    }

    [Theory]
    [InlineData("data: x", true)]
    [InlineData("\n: hello", true)]
    [InlineData("event:x", true)]
    [InlineData("{\"data\": 1}", false)]
    [InlineData("<html>", false)]
    public void Event_streams_are_known_by_their_first_line(string body, bool looks)
    {
        SseReader.Looks(Encoding.UTF8.GetBytes(body)).ShouldBe(looks);
    }

    private static List<string> Read(string body)
    {
        var reader = new SseReader(Encoding.UTF8.GetBytes(body));
        var events = new List<string>();
        while (reader.TryRead(out var next))
        {
            events.Add($"{Encoding.UTF8.GetString(next.Name.Span)}|{Encoding.UTF8.GetString(next.Data.Span)}|{next.Closed}");
        }

        return events;
    }
}
