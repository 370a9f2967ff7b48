using AuditPipeline.Adapters.Keys;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class KeyCacheTests
{
    [Fact]
    public void Least_recently_used_value_goes_first()
    {
        var cache = new KeyCache<string, string>(capacity: 2);
        cache.Put("a", "1");
        cache.Put("b", "2");
        cache.Find("a");

        cache.Put("c", "3");

        cache.Find("a").ShouldBe("1");
        cache.Find("b").ShouldBeNull();
        cache.Find("c").ShouldBe("3");
    }

    [Fact]
    public void Removed_value_is_gone_and_a_put_one_is_replaced()
    {
        var cache = new KeyCache<string, string>(capacity: 2);
        cache.Put("a", "1");
        cache.Put("a", "2");
        cache.Put("b", "3");

        cache.Remove("b");

        cache.Find("a").ShouldBe("2");
        cache.Find("b").ShouldBeNull();
    }
}
