namespace AuditPipeline.Pii.Tests.Names;

public sealed class GroupTests
{
    [Theory]
    [InlineData("She is a «Danish» citizen.")]
    [InlineData("I am «Jewish».")]
    [InlineData("nationality: «Dutch»")]
    [InlineData("Two «Kurds» and a «Frenchman» came.")]
    public void Nationality_or_religion_of_people_is_found(string text) => NamesFound.ShouldFind(text, "NRP");

    [Theory]
    [InlineData("Translate this into Danish.")]
    [InlineData("English and German lessons")]
    [InlineData("Filen finns inte.")]
    public void Languages_are_not(string text) => NamesFound.ShouldFind(text, "NRP");
}
