using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class RedactionTokensTests
{
    [Theory]
    [InlineData("EMAIL_ADDRESS", "Jan.Jansen@Example.NL", "jan.jansen@example.nl")]
    [InlineData("EMAIL_ADDRESS", "jan%40example.nl", "jan@example.nl")]
    [InlineData("IBAN_CODE", "nl91 abna 0417.1643-00", "NL91ABNA0417164300")]
    [InlineData("CREDIT_CARD", "4111-1111 1111 1111", "4111111111111111")]
    [InlineData("NL_BSN", "1234.56.782", "123456782")]
    [InlineData("PHONE_NUMBER", "0031 6 12 34 56 78", "+31612345678")]
    [InlineData("PHONE_NUMBER", "+31 (0)6-12345678", "+31612345678")]
    [InlineData("PHONE_NUMBER", "06 12345678", "0612345678")]
    [InlineData("IP_ADDRESS", "2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("IP_ADDRESS", "[2001:db8::1]", "2001:db8::1")]
    [InlineData("IP_ADDRESS", "10.0.0.1/8", "10.0.0.1/8")]
    [InlineData("URL", "HTTPS://Example.com/A/", "https://example.com/A")]
    [InlineData("PERSON", "  JAN \n Jansen ", "jan jansen")]
    [InlineData("PERSON", "ＪＡＮ", "jan")]
    [InlineData("PERSON", "JOSÉ", "josé")]
    [InlineData("CREDIT_CARD", "４１１１ 1111", "41111111")]
    [InlineData("PERSON", "lone \uD800", "lone \uD800")]
    [InlineData("US_PASSPORT", "ab-12 c", "AB12C")]
    [InlineData("MEDICAL_LICENSE", "ab-12 c", "AB12C")]
    [InlineData("DATE_TIME", "1-12-1990", "1-12-1990")]
    [InlineData("NL_ADDRESS", "Dam  1-12", "dam 1-12")]
    [InlineData("LOCATION", "Dam 1", "dam 1")]
    [InlineData("CRYPTO", "bc1QxY z", "bc1QxY z")]
    [InlineData("API_KEY", "Sk-1 ", "Sk-1 ")]
    public void One_value_has_one_form(string kind, string value, string normal)
    {
        NormalForm.Of(kind, value).ShouldBe(normal);
    }

    [Fact]
    public void Token_is_frozen()
    {
        // Requests for access and erasure find old records by it.
        RedactionTokens.Of(Samples.Key, "acme", "EMAIL_ADDRESS", "Jan@A.nl", null).ShouldBe("ea7862a9c7846a9b13e68bb13a4f87dc");
    }

    [Fact]
    public void Token_differs_by_key_tenant_kind_conversation_and_value()
    {
        var otherKey = Samples.Key.Reverse().ToArray();
        string[] tokens =
        [
            RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jan", null), RedactionTokens.Of(otherKey, "acme", "PERSON", "jan", null),
            RedactionTokens.Of(Samples.Key, "acm", "ePERSON", "jan", null), RedactionTokens.Of(Samples.Key, "acme", "LOCATION", "jan", null),
            RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jans", null), RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jan", ""),
            RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jan", "session 1"), RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jan", "session 2"),
        ];

        tokens.ShouldBeUnique();
        tokens.ShouldAllBe(token => token.Length == RedactionTokens.Length);
    }

    [Fact]
    public void Token_is_told_from_digits_that_nobody_made()
    {
        var token = RedactionTokens.Of(Samples.Key, "acme", "PERSON", "jan", null);

        RedactionTokens.IsOne(Samples.Key, "acme", "PERSON", token).ShouldBeTrue();
        RedactionTokens.IsOne(Samples.Key, "other", "PERSON", token).ShouldBeFalse();
        RedactionTokens.IsOne(Samples.Key, "acme", "LOCATION", token).ShouldBeFalse();
        RedactionTokens.IsOne(Samples.Key, "acme", "PERSON", "deadbeefdeadbeefdeadbeefdeadbeef").ShouldBeFalse();
        RedactionTokens.IsOne(Samples.Key, "acme", "PERSON", token.AsSpan(1)).ShouldBeFalse();
    }
}
