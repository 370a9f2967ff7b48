namespace AuditPipeline.Pii.Tests.Net;

public sealed class NetNamesTests
{
    [Theory]
    [InlineData("MAC «4c:8a:16:f2:7d:09», «4C-8A-16-F2-7D-09», «4c8a.16f2.7d09»")]
    [InlineData("mac=«4c:8a:16:f2:7d:09»;eui «4c:8a:16:ff:fe:f2:7d:09»")]
    [InlineData("ff:ff:ff:ff:ff:ff, 4c:8a:16:f2:7d, 4c:8a-16:f2:7d:09, 4c:8a:16:f2:7d:0g, 14:05:33:12, 4c8a.16f2.7d09.1111")]
    public void Mac_addresses(string marked) => Detecting.ShouldFind(marked, "MAC_ADDRESS");

    [Theory]
    [InlineData("id «4c8a16f2-7d09-4b35-9e61-0a2c8d7f4b13»")]
    [InlineData("«{4C8A16F2-7D09-4B35-9E61-0A2C8D7F4B13}» «urn:uuid:4c8a16f2-7d09-4b35-9e61-0a2c8d7f4b13»")]
    [InlineData("«4c8a16f27d094b359e610a2c8d7f4b13»")]
    [InlineData("guid «4c8a16f27d094b359e610a2c8d7f4b13», «X'4c8a16f27d094b359e610a2c8d7f4b13'», «%7B4c8a16f27d094b359e610a2c8d7f4b13%7D»")]
    [InlineData("md5 4c8a16f27d094b359e610a2c8d7f4b13 of it")]
    [InlineData("4c8a16f2-7d09-4b35-9e61-0a2c8d7f4b133, a4c8a16f2-7d09-4b35-9e61-0a2c8d7f4b13, 4c8a16f2-7d09-4b35-9e61, 00000000-0000-0000-0000-000000000000")]
    public void Guids(string marked) => Detecting.ShouldFind(marked, "GUID");

    [Theory]
    [InlineData("thanks «@kees_tuin», and «@Maaike.B»!")]
    [InlineData("(«@kees») \"«@kees»\" by:«@kees» 请«@kees»回复")]
    [InlineData("on skype («kees.tuin»), skype: «kees.tuin»; «kees.tuin» on skype")]
    [InlineData("skype: «live:kees.tuin_4»")]
    [InlineData("kees@example.nl, @! @ home, @angular/core, @app.route(\"/\"), x = @y, @media screen, foo@bar, @param name")]
    [InlineData("@Override\npublic void x() {}")]
    [InlineData("skype call at ten, twitter is down")]
    public void Social_handles(string marked) => Detecting.ShouldFind(marked, "SOCIAL_HANDLE");

    [Theory]
    [InlineData("love «#hardlopen» and «#ΑθήναΤώρα», 看«#跑步»")]
    [InlineData("# heading, #1, #ff00aa, #A1, a#b, http://x.example/#deel, #include <x>, #main { }, &#x41;")]
    public void Hashtags(string marked) => Detecting.ShouldFind(marked, "HASHTAG");

    [Theory]
    [InlineData("username: «kees_tuin»\npassword: x")]
    [InlineData("Benutzername: «kees»\n")]
    [InlineData("gebruikersnaam is «k.tuin» en")]
    [InlineData("{\"userName\": \"«keest»\", \"a\": 1}")]
    [InlineData("login «kees» pw geheim99")]
    [InlineData("u: «kees»\np: geheim99")]
    [InlineData("username and password; username: string; username = request.form[\"u\"]; user: hello there; username: your email; login to the page")]
    public void Usernames(string marked) => Detecting.ShouldFind(marked, "USERNAME");
}
