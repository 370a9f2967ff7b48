using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Tests.Tap;

public sealed class CaptureBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(3_000_001)]
    public void Keeps_what_was_appended_in_order(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 31 & 0xff)).ToArray();
        using var buffer = new CaptureBuffer(new CaptureMemory(100_000_000), 10_000_000);

        foreach (var part in bytes.Chunk(977)) buffer.Append(part);

        buffer.Contiguous().Span.SequenceEqual(bytes).ShouldBeTrue();
        (buffer.Kept, buffer.Passed, buffer.Truncated).ShouldBe((length, length, false));
    }

    [Fact]
    public void Chunks_cut_at_any_boundary_make_the_same_body()
    {
        var body = "event: delta\r\ndata: {\"text\":\"Zo\u00eb \ud83c\udf09\"}\r\n\r\ndata: [DONE]\n\n"u8.ToArray();
        for (var first = 0; first <= body.Length; first++)
        {
            for (var second = first; second <= body.Length; second++)
            {
                using var buffer = new CaptureBuffer(new CaptureMemory(1_000_000), 1_000_000);

                buffer.Append(body.AsSpan(..first));
                buffer.Append(body.AsSpan(first..second));
                buffer.Append(body.AsSpan(second..));

                buffer.Contiguous().Span.SequenceEqual(body).ShouldBeTrue($"cut at {first} and {second}");
            }
        }
    }

    [Fact]
    public void Beyond_its_limit_it_counts_and_keeps_the_beginning()
    {
        using var buffer = new CaptureBuffer(new CaptureMemory(1_000_000), limit: 5);

        buffer.Append("abc"u8);
        buffer.Append("defg"u8);
        buffer.Append("h"u8);

        buffer.Contiguous().ToArray().ShouldBe("abcde"u8.ToArray());
        (buffer.Passed, buffer.Truncated, buffer.MemoryFull).ShouldBe((8, true, false));
    }

    [Fact]
    public void Shared_bound_holds_over_all_buffers_and_is_given_back()
    {
        var memory = new CaptureMemory(10_000);
        var first = new CaptureBuffer(memory, 1_000_000);
        using var second = new CaptureBuffer(memory, 1_000_000);

        first.Append(new byte[4096]);
        second.Append(new byte[100_000]);
        var reserved = memory.Reserved;
        first.Dispose();
        second.Dispose();

        reserved.ShouldBeLessThanOrEqualTo(10_000);
        (second.Truncated, second.MemoryFull, second.Passed).ShouldBe((true, true, 100_000));
        memory.Reserved.ShouldBe(0);
    }

    [Fact]
    public void Giving_up_twice_returns_the_memory_once()
    {
        var memory = new CaptureMemory(10_000);
        var buffer = new CaptureBuffer(memory, 1_000);
        buffer.Append("abc"u8);

        buffer.Abandon();
        buffer.Dispose();

        memory.Reserved.ShouldBe(0);
    }
}
