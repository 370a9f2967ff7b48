namespace AuditPipeline.Pii.Tests.Postcodes;

public sealed class PostcodeTests
{
    [Theory]
    [InlineData("postcode «4817 KT», «4817KT»", "NL_POSTCODE")]
    [InlineData("postcode: «4817 kt»", "NL_POSTCODE")]
    [InlineData("wij wonen op «4817 KT» in Breda", "NL_POSTCODE")]
    [InlineData("4817 SS, 0817 KT, 4817 KTX, 14817 KT, 2024 EU, 1500 MB, 4817 kt", "NL_POSTCODE")]
    [InlineData("send it to «KT2 8BX» or «SW1A 4QT»", "UK_POSTCODE")]
    [InlineData("postcode «m4 8bx»", "UK_POSTCODE")]
    [InlineData("QT2 8BX, KT2 8BC, the M1 2nd exit, KT2 8BXA", "UK_POSTCODE")]
    [InlineData("PLZ «48167», Postleitzahl: «48167»", "DE_PLZ")]
    [InlineData("48167 Menschen, PLZ 00167", "DE_PLZ")]
    [InlineData("zip code «94816», zip: «94816-2718», postal code is «481 67»", "ZIP_CODE")]
    [InlineData("CP: «28047». C.P. «28047»", "ZIP_CODE")]
    [InlineData("código postal «4817-264», code postal : «48167», CAP «48167»", "ZIP_CODE")]
    [InlineData("postal code «K1B 4T8»", "ZIP_CODE")]
    [InlineData("zip the 94816 files; the cap of 94816; cp 94816 files.txt", "ZIP_CODE")]
    public void Postcodes(string marked, string kind) => Detecting.ShouldFind(marked, kind);
}
