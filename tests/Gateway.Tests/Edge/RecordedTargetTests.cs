using AuditPipeline.Gateway.Edge;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class RecordedTargetTests
{
    [Theory]
    [InlineData("/v1/x", "/v1/x")]
    [InlineData("/v1/x?", "/v1/x?")]
    [InlineData("/v1/x?alt=sse&&flag", "/v1/x?alt=sse&&flag")]
    [InlineData("/v1/x?%6Bey=abc&a=1", "/v1/x?%6Bey=REMOVED&a=1")]
    [InlineData("/v1/x?KEY=a=b?c", "/v1/x?KEY=REMOVED")]
    [InlineData("/v1/x?monkey=a&keys=b", "/v1/x?monkey=a&keys=b")]
    [InlineData("/v1/x?X-Amz-Signature=abc&X-Amz-Date=2024", "/v1/x?X-Amz-Signature=REMOVED&X-Amz-Date=2024")]
    public void Values_of_credentials_are_removed(string target, string recorded) => RecordedTarget.Of(target).ShouldBe(recorded);
}
