using System.Text.Json;
using AuditPipeline.Host.Chaos;

namespace AuditPipeline.Host.Tests.Chaos;

public sealed class CallPlanTests
{
    [Fact]
    public void The_same_seed_gives_the_same_calls()
    {
        var one = new ChaosDice(11);
        var other = new ChaosDice(11);

        for (var i = 0; i < 100; i++) CallPlan.Draw(one).ShouldBe(CallPlan.Draw(other));
    }

    [Fact]
    public void Requests_have_the_planned_length_and_are_JSON()
    {
        var dice = new ChaosDice(5);
        for (var i = 0; i < 200; i++)
        {
            var plan = CallPlan.Draw(dice);
            var body = plan.Request();

            body.Length.ShouldBe(plan.RequestBytes);
            JsonDocument.Parse(body).RootElement.GetProperty("stream").GetBoolean().ShouldBe(plan.Streamed);
        }
    }

    [Fact]
    public void The_provider_reads_its_part_of_the_plan_and_gives_the_answer_the_caller_expects()
    {
        var dice = new ChaosDice(8);
        for (var i = 0; i < 200; i++)
        {
            var plan = CallPlan.Draw(dice);

            var read = CallPlan.Read(plan.ProviderPart()).ShouldNotBeNull();

            read.Answer().SelectMany(p => p).ShouldBe(plan.Answer().SelectMany(p => p));
            read.Status.ShouldBe(plan.Status);
            if (!plan.Streamed) JsonDocument.Parse(plan.Answer().SelectMany(p => p).ToArray()).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }
}
