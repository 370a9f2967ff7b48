using AuditPipeline.Adapters.Kafka;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class KafkaOptionsTests
{
    [Fact]
    public void Defaults_with_a_broker_have_no_problem()
    {
        Good().Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Each_wrong_setting_is_named()
    {
        Problem(options => options.BootstrapServers = "").ShouldContain("BootstrapServers");
        Problem(options => options.Topic = "two words").ShouldContain("Topic");
        Problem(options => options.Security = "none").ShouldContain("Security");
        Problem(options => options.Security = "sasl_ssl").ShouldContain("PasswordFile");
        Problem(options => options.PasswordFile = "/nowhere/at/all").ShouldContain("/nowhere/at/all");
        Problem(options => options.MinInSyncReplicas = 4).ShouldContain("MinInSyncReplicas");
        Problem(options => options.KeyAge = TimeSpan.Zero).ShouldContain("KeyAge");
        Problem(options => options.CertificateFile = typeof(KafkaOptionsTests).Assembly.Location).ShouldContain("CertificateKeyFile");
    }

    [Theory]
    [InlineData("acks")]
    [InlineData("enable.idempotence")]
    [InlineData("enable.auto.offset.store")]
    public void Setting_that_a_promise_rests_on_cannot_be_passed_through(string name)
    {
        Problem(options => options.Client[name] = "1").ShouldContain(name);
    }

    private static string Problem(Action<KafkaOptions> change)
    {
        var options = Good();
        change(options);
        return options.Problems().ShouldHaveSingleItem().ErrorMessage!;
    }

    private static KafkaOptions Good() => new() { BootstrapServers = "localhost:9092" };
}
