using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class RedactionOperatorTests
{
    [Theory]
    [InlineData("replace", "replace")]
    [InlineData("pseudonym", "pseudonym")]
    [InlineData("keep", "keep")]
    [InlineData("hash", "hash")]
    [InlineData(" hash  session ", "hash session")]
    [InlineData("mask", "mask last 0 with *")]
    [InlineData("mask last 4", "mask last 4 with *")]
    [InlineData("mask first 8", "mask first 8 with *")]
    [InlineData("mask with █", "mask last 0 with █")]
    [InlineData("mask last 4 with •", "mask last 4 with •")]
    public void Text_is_read(string text, string canonical)
    {
        var read = RedactionOperator.Parse(text, out var fault);

        fault.ShouldBeEmpty();
        read!.ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("", "must be replace, pseudonym, mask, hash or keep")]
    [InlineData(null, "must be replace, pseudonym, mask, hash or keep")]
    [InlineData("encrypt", "must be replace, pseudonym, mask, hash or keep")]
    [InlineData("Replace", "must be replace, pseudonym, mask, hash or keep")]
    [InlineData("replace all", "replace takes no parameters")]
    [InlineData("keep last 4", "keep takes no parameters")]
    [InlineData("hash sha256", "hash takes no parameter but session")]
    [InlineData("mask last 9", "mask leaves 1 to 8 characters readable")]
    [InlineData("mask last 0", "mask leaves 1 to 8 characters readable")]
    [InlineData("mask first -1", "mask leaves 1 to 8 characters readable")]
    [InlineData("mask last four", "mask leaves 1 to 8 characters readable")]
    [InlineData("mask last", "mask is written mask, mask last 4 or mask first 2")]
    [InlineData("mask 4", "mask is written mask, mask last 4 or mask first 2")]
    [InlineData("mask last 4 with ab", "mask is written mask, mask last 4 or mask first 2")]
    [InlineData("mask last 4 with 1", "mask characters are * • █")]
    public void What_cannot_be_meant_is_told(string? text, string expected)
    {
        RedactionOperator.Parse(text, out var fault).ShouldBeNull();

        fault.ShouldStartWith(expected);
    }
}
