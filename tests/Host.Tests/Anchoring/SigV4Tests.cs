using AuditPipeline.Host.Anchoring;

namespace AuditPipeline.Host.Tests.Anchoring;

public sealed class SigV4Tests
{
    private const string EmptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // Signature Version 4 test suite, get-vanilla.
    [Fact]
    public void Signature_is_that_of_the_published_test_suite()
    {
        var headers = new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };

        var authorization = SigV4.Authorization(
            "GET", "/", headers, EmptySha256, ("us-east-1", "service"), ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

        authorization.ShouldBe(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, "
            + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    // Amazon S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", example PUT Object.
    [Fact]
    public void Signature_of_a_put_is_that_of_the_S3_reference()
    {
        var headers = new Dictionary<string, string>
        {
            ["date"] = "Fri, 24 May 2013 00:00:00 GMT",
            ["host"] = "examplebucket.s3.amazonaws.com",
            ["x-amz-content-sha256"] = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            ["x-amz-date"] = "20130524T000000Z",
            ["x-amz-storage-class"] = "REDUCED_REDUNDANCY",
        };

        var authorization = SigV4.Authorization(
            "PUT", "/test%24file.text", headers, headers["x-amz-content-sha256"], ("us-east-1", "s3"),
            ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

        authorization.ShouldEndWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }
}
