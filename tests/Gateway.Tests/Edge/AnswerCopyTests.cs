using System.Text;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Gateway.Tap;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class AnswerCopyTests
{
    private static readonly string[] Pieces = ["one ", "two ", "three"];

    // The tail may come before the answer, between any two pieces, and while a piece is on its way to the caller.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Tail_has_all_that_passed_whenever_it_comes(int at)
    {
        var tail = new MemoryTail();
        var copy = Copy(limit: 1_000);

        for (var step = 0; step <= 6; step++)
        {
            if (step == at) copy.Keep(tail, TimeSpan.Zero);
            if (step == 6) break;
            if (step % 2 == 0) copy.Passing(Encoding.ASCII.GetBytes(Pieces[step / 2]), TimeSpan.Zero);
            else copy.Passed();
        }

        (tail.Status, Encoding.ASCII.GetString(tail.Body)).ShouldBe((200, "one two three"));
        Encoding.ASCII.GetString(copy.Bytes.Contiguous().Span).ShouldBe("one two three");
        copy.Tail.ShouldBe(tail);
    }

    [Fact]
    public void Bytes_that_did_not_reach_the_caller_come_into_no_record_and_no_later_tail()
    {
        var tail = new MemoryTail();
        var copy = Copy(limit: 1_000);
        copy.Passing("passed"u8.ToArray(), TimeSpan.Zero);
        copy.Passed();
        copy.Passing("broken off"u8.ToArray(), TimeSpan.Zero);
        copy.End();

        copy.Keep(tail, TimeSpan.Zero);

        Encoding.ASCII.GetString(tail.Body).ShouldBe("passed");
        Encoding.ASCII.GetString(copy.Bytes.Contiguous().Span).ShouldBe("passed");
    }

    [Fact]
    public void Head_that_passed_without_a_body_is_in_the_tail()
    {
        var tail = new MemoryTail();
        var copy = Copy(limit: 1_000);
        copy.Passing(default, TimeSpan.Zero);

        copy.Keep(tail, TimeSpan.Zero);

        (tail.Status, tail.Body.Length).ShouldBe((200, 0));
    }

    [Fact]
    public void Parts_of_a_long_copy_are_what_was_appended()
    {
        var copy = Copy(limit: 1_000_000);
        var all = Enumerable.Range(0, 50_000).Select(i => (byte)(i % 251)).ToArray();
        foreach (var piece in all.Chunk(7_000))
        {
            copy.Passing(piece, TimeSpan.Zero);
            copy.Passed();
        }

        copy.Bytes.Parts.SelectMany(part => part.ToArray()).ShouldBe(all);
    }

    private static AnswerCopy Copy(long limit) => new(200, [], null, new CaptureBuffer(new CaptureMemory(10_000_000), limit));
}
