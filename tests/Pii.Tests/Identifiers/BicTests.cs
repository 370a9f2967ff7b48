namespace AuditPipeline.Pii.Tests.Identifiers;

public sealed class BicTests
{
    [Theory]
    [InlineData("BIC: «KWBKNL2R».")]
    [InlineData("SWIFT code «TESTDE5LXXX», BIC «TESTDE5L123»")]
    [InlineData("bic: «kwbknl2r»; bic «zonkfrpp»")]
    [InlineData("IBAN NL91ABNA0417164300 («ZONKFRAT»)")]
    [InlineData("«KWBKNL2R»")]
    [InlineData("name;bic\nx;«ZONKFRPP»\n")]
    [InlineData("BIC: KWBKNL2, KWBKZZ2R, KWBKNL2R1, KWBKNL2R12, 1WBKNL2R")]
    [InlineData("CUSTOMER SHIPMENT DELIVERY, DELIVERY, the bank and the customer, SWIFT IBAN registry")]
    [InlineData("PLEASE GIVE BIC OF CUSTOMER SUPPORT")]
    [InlineData("Customer\nFOOTBALL\nPROGRESS\nBUSINESS")]
    public void Code_of_a_bank(string marked) => Detecting.ShouldFind(marked, "BIC_CODE");
}
