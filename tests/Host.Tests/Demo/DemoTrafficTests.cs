using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Host.Demo;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Demo;

public sealed class DemoTrafficTests
{
    [Fact]
    public async Task Every_call_of_the_script_is_recorded_as_what_it_was()
    {
        await using var provider = await ScriptedProvider.StartAsync(TestContext.Current.CancellationToken);
        var gateway = await DemoGateway.StartAsync(provider.Routes);

        var result = await DemoTraffic.SendAsync(gateway.Address, cancellation: TestContext.Current.CancellationToken);
        await gateway.DisposeAsync();

        result.Sent.ShouldBe(DemoTraffic.Calls);
        (result.Failed, result.Unexpected, result.Left).ShouldBe((0, 0, 8));
        result.Answered.ShouldBe(result.Sent - result.Left);
        result.ByStatus.Keys.Order().ShouldBe([200, 400, 401, 429, 500]);
        var calls = gateway.Journal.Calls;
        calls.Count.ShouldBe(result.Sent);
        calls.ShouldAllBe(call => call.Closing != null);
        calls.Count(call => call.Closing!.Outcome == CaptureOutcome.ClientLeft).ShouldBe(result.Left);
        calls.Count(call => call.Closing!.Outcome == CaptureOutcome.Completed).ShouldBe(result.Answered);
        calls.Select(call => call.Number.Value).Order().ShouldBe(Enumerable.Range(1, result.Sent).Select(n => (long)n));
        calls.Select(call => call.Opening.Caller.System).Distinct().Count().ShouldBe(4);
        calls.Select(call => call.Opening.Caller.User).Distinct().Count().ShouldBe(12);
        calls.Select(call => call.Opening.Provider).Distinct().Order().ShouldBe(["anthropic", "google", "mistral", "openai"]);
    }

    [Fact]
    public async Task Answers_are_json_or_events_of_json_and_the_same_on_every_run()
    {
        var first = await BodiesAsync();
        var second = await BodiesAsync();

        first.ShouldBe(second);
        foreach (var body in first)
        {
            var documents = body.StartsWith('{')
                ? [body]
                : body.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => line[6..]);
            foreach (var document in documents) JsonDocument.Parse(document).Dispose();
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(112)]
    [InlineData(9_999)]
    public void Identifiers_pass_the_checks_of_their_kind(int seed)
    {
        var bsn = Identifiers.Bsn(seed);
        var iban = Identifiers.Iban(seed);

        var weights = new[] { 9, 8, 7, 6, 5, 4, 3, 2, -1 };
        (bsn.Length, bsn.Select((digit, i) => weights[i] * (digit - '0')).Sum() % 11).ShouldBe((9, 0));
        var moved = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        (System.Numerics.BigInteger.Parse(moved, System.Globalization.CultureInfo.InvariantCulture) % 97).ShouldBe(1);
        iban.Length.ShouldBe(iban.StartsWith("NL", StringComparison.Ordinal) ? 18 : 22);
    }

    private static async Task<string[]> BodiesAsync()
    {
        await using var provider = await ScriptedProvider.StartAsync(TestContext.Current.CancellationToken);
        var gateway = await DemoGateway.StartAsync(provider.Routes);
        await DemoTraffic.SendAsync(gateway.Address, cancellation: TestContext.Current.CancellationToken);
        await gateway.DisposeAsync();
        return gateway.Journal.Calls
            .Where(call => call.Closing!.Outcome == CaptureOutcome.Completed)
            .Select(call => Encoding.UTF8.GetString(call.Response.Body.Span))
            .Order(StringComparer.Ordinal).ToArray();
    }
}
