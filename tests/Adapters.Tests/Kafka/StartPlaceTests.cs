using AuditPipeline.Adapters.Kafka.Queue;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class StartPlaceTests
{
    [Theory]
    [InlineData(0, -1, 0, 0, 0L)]     // nothing sealed, nothing there
    [InlineData(0, -1, 0, 10, 0L)]    // from the beginning
    [InlineData(5, 4, 0, 10, 4L)]     // the last sealed one again
    [InlineData(5, 4, 0, 5, 4L)]      // nothing new
    [InlineData(5, 4, 5, 10, 5L)]     // the last sealed one is gone, which is no loss
    [InlineData(9, 4, 0, 10, 4L)]
    public void Reading_begins_where_the_log_stands(long next, long last, long low, long high, long offset)
    {
        var place = StartPlace.Of(new StreamProgress(next, null, last), low, high);

        place.Offset.ShouldBe(offset);
        place.Gone.ShouldBeNull();
    }

    [Fact]
    public void What_the_topic_lost_before_it_was_sealed_is_named()
    {
        var place = StartPlace.Of(new StreamProgress(5, null, 4), low: 8, high: 10);

        place.Offset.ShouldBe(8);
        place.Gone.ShouldBe((5, 7));
    }

    [Fact]
    public void Topic_that_ends_before_what_is_sealed_is_refused()
    {
        StartPlace.Of(new StreamProgress(5, null, 4), low: 0, high: 4).Offset.ShouldBeNull();
    }
}
