using AuditPipeline.Gateway.Edge;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class RouteTableTests
{
    private static readonly RouteTable Routes = new(new GatewayOptions());

    [Theory]
    [InlineData("/v1/chat/completions", "openai", "https://api.openai.com/v1/chat/completions")]
    [InlineData("/anthropic/v1/messages?beta=true", "anthropic", "https://api.anthropic.com/v1/messages?beta=true")]
    [InlineData("/azure/my-resource/openai/deployments/d/chat/completions?api-version=1", "azure", "https://my-resource.openai.azure.com/openai/deployments/d/chat/completions?api-version=1")]
    [InlineData("/bedrock/eu-central-1/model/a%3A0/converse", "bedrock", "https://bedrock-runtime.eu-central-1.amazonaws.com/model/a%3A0/converse")]
    [InlineData("http://gateway:4000/openai/v1/models", "openai", "https://api.openai.com/v1/models")]
    [InlineData("/openai/@evil.example/x", "openai", "https://api.openai.com/@evil.example/x")]
    public void Path_leads_to_its_provider(string target, string provider, string address)
    {
        var match = Routes.Find(target);

        match.Provider.ShouldBe(provider);
        match.Address!.AbsoluteUri.ShouldBe(address);
    }

    [Theory]
    [InlineData("/azure/evil.example%2F/openai/x", "invalid_resource")]
    [InlineData("/azure/evil.example/openai/x", "invalid_resource")]
    [InlineData("/azure/a@b/openai/x", "invalid_resource")]
    [InlineData("/azure/-a/openai/x", "invalid_resource")]
    [InlineData("/azure/x/openai", "invalid_resource")]
    [InlineData("/azure", "invalid_resource")]
    [InlineData("/", "unknown_provider")]
    [InlineData("*", "unknown_provider")]
    [InlineData("/v2/chat", "unknown_provider")]
    [InlineData("/OpenAI/v1/x", "unknown_provider")]
    public void Path_that_names_no_provider_is_refused(string target, string reason)
    {
        var match = Routes.Find(target);

        match.Address.ShouldBeNull();
        match.Refusal!.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("x", "ftp://host")]
    [InlineData("x", "https://host/")]
    [InlineData("x", "https://user:pass@host")]
    [InlineData("x", "https://host/{resource}")]
    [InlineData("v1", "https://host")]
    [InlineData("Upper", "https://host")]
    public void Wrong_route_is_named(string name, string baseUrl)
    {
        var options = new GatewayOptions();
        options.Providers[name] = baseUrl;

        var problems = options.Problems();

        problems.Single().ErrorMessage!.ShouldStartWith($"Providers:{name}");
    }

    [Fact]
    public void Wrong_range_is_named_and_defaults_are_right()
    {
        var options = new GatewayOptions { MaxConcurrentCalls = 0 };

        var problems = options.Problems();

        problems.Single().MemberNames.ShouldBe(["MaxConcurrentCalls"]);
        new GatewayOptions().Problems().ShouldBeEmpty();
    }
}
