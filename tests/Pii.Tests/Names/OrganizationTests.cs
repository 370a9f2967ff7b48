namespace AuditPipeline.Pii.Tests.Names;

public sealed class OrganizationTests
{
    [Theory]
    [InlineData("a quote for «Xylo Paint B.V.» today")]
    [InlineData("«Brandtner GmbH» und «Okafor & Co. KG»")]
    [InlineData("«Lindqvist AB», «Kowalczyk s.r.o.» a «Xylotek S.p.A.»")]
    [InlineData("«Verbruggen and Sons» won")]
    [InlineData("«Okafor, Lindqvist and Brandtner» is a firm")]
    [InlineData("«Okafor-Lindqvist» is a firm")]
    [InlineData("«Brandtner & Oosterhuis B.V.» is a firm")]
    [InlineData("she studied at the «University of Xylo»")]
    [InlineData("opname in het «Xylo Ziekenhuis» gisteren")]
    [InlineData("en el «Hospital General de Xylo» ayer")]
    [InlineData("He works for «Xylotek Paint»")]
    public void Form_or_kind_makes_an_organisation(string text) => NamesFound.ShouldFind(text, "ORGANIZATION");

    [Theory]
    [InlineData("the group is large, inc. all parts")]
    [InlineData("College Street 5")]
    [InlineData("Tobias Okafor-Lindqvist")]
    [InlineData("founders: Okafor, Lindqvist and Brandtner")]
    [InlineData("a.s. as it was")]
    [InlineData("The hospital is closed.")]
    public void Words_alone_make_none(string text) => NamesFound.ShouldFind(text, "ORGANIZATION");
}
