namespace AuditPipeline.Pii.Tests;

/// <summary>Texts with the values to be found between «»; values are published examples or computed from the published rules.</summary>
public sealed class IdentifierDetectorsTests
{
    [Theory]
    [InlineData("Mail «jan@example.nl».")]
    [InlineData("user=«jan@example.nl»&x")]
    [InlineData("to=«jane%2Bdoe@example.com»&cc=")]
    [InlineData("<«first.last+tag@sub.example.co.uk»>, 'X'")]
    [InlineData("'«O'Neil@example.ie»'")]
    [InlineData("Schreiben Sie an «jörg.müller@müller-bau.de», danke")]
    [InlineData("пишете на «иван@пример.бг»")]
    [InlineData("请发送邮件到«Dave@abc.com»以获取")]
    [InlineData("«a@xn--d1acufc.xn--p1ai»")]
    [InlineData("/users/«jan%40example.nl»/x")]
    [InlineData("lodash@4.17.21, app@v2, x@y, a @ b . com, user@@example.com, @app.route, 1@2.3")]
    public void Email(string marked) => Detecting.ShouldFind(marked, "EMAIL_ADDRESS");

    [Theory]
    [InlineData("IBAN «NL91ABNA0417164300».")]
    [InlineData("«NL91 ABNA 0417 1643 00» op naam van")]
    [InlineData("«DE89-3704-0044-0532-0130-00»")]
    [InlineData("«GB82 WEST 1234 5698 7654 32»;«FR1420041010050500013M02606»")]
    [InlineData("«MT84MALT011000012345MTLCAST001S» «NO9386011117947»")]
    [InlineData("my iban is «nl91abna0417164300»")]
    [InlineData("NL92ABNA0417164300 NL91ABNA041716430 NL91ABNA04171643001 XNL91ABNA0417164300 ZZ91ABNA0417164300 nl91ABNA0417164300")]
    public void Iban(string marked) => Detecting.ShouldFind(marked, "IBAN_CODE");

    [Theory]
    [InlineData("card: «4111111111111111»")]
    [InlineData("«4111 1111 1111 1111» exp 12/27 123")]
    [InlineData("Visa «4012-8888-8888-1881», Mastercard «5555555555554444», 2-series «2223003122003222»")]
    [InlineData("Amex «3782 822463 10005», Diners «30569309025904», Discover «6011111111111117», JCB «3530111333300000»")]
    [InlineData("12 «4111111111111111» 99")]
    [InlineData("4111111111111112, 41111111111111111111111, x4111111111111111, 0.4111111111111111, 1234567890123452")]
    public void Card(string marked) => Detecting.ShouldFind(marked, "CREDIT_CARD");

    [Theory]
    [InlineData("Bel «+31 6 12345678» of «0031612345678»")]
    [InlineData("«+49 (0) 30 1234567», «+44 20 7946 0958», («+1-202-555-0143»)")]
    [InlineData("Bel mij op «06 12371974» na 14:30, of «010 123 5486».")]
    [InlineData("«06-12345678», «0623456789», «0121 235 0967», «030 1762789»")]
    [InlineData("US: «(415) 555-0132», «415-555-0132» or «312-515-2239 x12»")]
    [InlineData("call «06 12345678» 192.168.1.1 and more")]
    [InlineData("Ring «32 11 95 93» efter kl. 10")]
    [InlineData("48-772 Kraków;«512 329 778»;oliwier")]
    [InlineData("我的电话号是«06-12345678»")]
    [InlineData("12-03-2024 10:00, 2024-01-15 10:11:12.345, Bestelnummer 4711-2024-8812, 1.234.567,89, 10 000 000 rows")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000, 0x80070005, EAN 4006381333931, 3.14159265358979, v1.2.3, #0612345678")]
    [InlineData("De oppervlakte is 123 456 789 vierkante meter. OMB No. 0560-0155, CPR 090494-1670, SSN 081-80-5372")]
    public void Phone(string marked) => Detecting.ShouldFind(marked, "PHONE_NUMBER");

    [Theory]
    [InlineData("van «192.168.1.1», net «10.0.0.0/8», «10.0.0.1»/123.")]
    [InlineData("[«2001:db8::1»]:8080, «fe80::1%eth0/64», «::1», «::ffff:192.168.1.1»")]
    [InlineData("«2001:db8:85a3:0:0:8a2e:370:7334».")]
    [InlineData("256.1.1.1, 1.2.3, 1.2.3.4.5, v1.2.3.4, MyClass::toString, std::vector, 12:34:56, aa:bb:cc:dd:ee:ff, :::, 12::44:f:45::1, a::b")]
    public void Ip_address(string marked) => Detecting.ShouldFind(marked, "IP_ADDRESS");

    [Theory]
    [InlineData("See «https://intranet.example.org/procedures/17?x=1#y».")]
    [InlineData("(«http://www.example.com/a_(b)») and «www.example.nl»!")]
    [InlineData("请访问«https://luis.ai?action=add»以获取")]
    [InlineData("«http://127.0.0.1:8080/#/123»")]
    [InlineData("our site «example.com», see «bit.ly/abc»")]
    [InlineData("http://#, http://362, https:// x, report.py, e.g. so, obj.method(), jan@example.nl, 8.8.8.8, www.microsoft")]
    public void Url(string marked) => Detecting.ShouldFind(marked, "URL");

    [Theory]
    [InlineData("BSN «123456782».")]
    [InlineData("bsn: «1234.56.782», burgerservicenummer «123 456 782», «123456782»")]
    [InlineData("{\"bsn\":\"«10000008»\"}")]
    [InlineData("BSN 123456783, BSN 111111111, BSN 000000000")]
    [InlineData("10000008, ref 123456782, A123456782, 123456782-1, 123456789")]
    public void Bsn(string marked) => Detecting.ShouldFind(marked, "NL_BSN");
}
