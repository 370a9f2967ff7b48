namespace AuditPipeline.Pii.Tests.Plates;

public sealed class PlateTests
{
    [Theory]
    [InlineData("XT-47-19", "47-19-XT", "47-XT-19", "XT-19-GB", "XT-GB-47", "47-XT-GB", "47-XTG-8", "8-XTG-47", "XT-478-G", "X-478-TG", "XTG-47-B", "X-47-TGB", "8-XT-478", "478-XT-8")]
    public void Dutch_sidecodes(params string[] plates)
    {
        foreach (var plate in plates)
        {
            Detecting.ShouldFind($"Het kenteken is «{plate}».", "NL_LICENSE_PLATE");
            Detecting.ShouldFind($"kenteken «{plate.Replace("-", "", StringComparison.Ordinal)}»", "NL_LICENSE_PLATE");
            Detecting.ShouldFind($"artikel {plate} is op", "NL_LICENSE_PLATE");
        }
    }

    [Theory]
    [InlineData("Das Kennzeichen lautet «HH-KT 482».", "DE_KFZ")]
    [InlineData("Kfz-Kennzeichen: «MÜ-KT 482E»", "DE_KFZ")]
    [InlineData("Fahrzeug «B KT 4821»", "DE_KFZ")]
    [InlineData("Kennzeichen «KAEF12H»", "DE_KFZ")]
    [InlineData("Kennzeichen: QQ-KT 482, HH-KTX 482, HH-KT 48211, HH-KT 082", "DE_KFZ")]
    [InlineData("HH-KT 482 ohne Zusammenhang im Text", "DE_KFZ")]
    [InlineData("Kennzeichen «GU-482 KT»", "AT_LICENSE_PLATE")]
    [InlineData("Kennzeichen «ZH 482193», Schweiz", "CH_LICENSE_PLATE")]
    [InlineData("immatriculation : «BQ-482-TX»", "FR_LICENSE_PLATE")]
    [InlineData("la plaque «4821 TX 75» de Paris", "FR_LICENSE_PLATE")]
    [InlineData("nummerplaat «1-KTX-482»", "BE_LICENSE_PLATE")]
    [InlineData("plaque «1-KTX-482»", "BE_LICENSE_PLATE")]
    [InlineData("matrícula «4821 KTX»", "ES_LICENSE_PLATE")]
    [InlineData("matrícula «M-4821-TX»", "ES_LICENSE_PLATE")]
    [InlineData("matrícula 4821 KAX", "ES_LICENSE_PLATE")]
    [InlineData("a viatura com matrícula «48-TX-21»", "PT_LICENSE_PLATE")]
    [InlineData("targa «BZ 482 TX»", "IT_LICENSE_PLATE")]
    [InlineData("targa BQ 482 TX", "IT_LICENSE_PLATE")]
    [InlineData("numer rejestracyjny «KR 4T821»", "PL_LICENSE_PLATE")]
    [InlineData("tablice «WGM 48TX»", "PL_LICENSE_PLATE")]
    [InlineData("registreringsnummer «KTX 48B» i Sverige", "SE_LICENSE_PLATE")]
    [InlineData("nummerplade «KT 48 219»", "DK_LICENSE_PLATE")]
    [InlineData("kjennemerke «KT 48219»", "NO_LICENSE_PLATE")]
    [InlineData("rekisterinumero «KTX-482»", "FI_LICENSE_PLATE")]
    [InlineData("valstybinis numeris «KTX 482»", "LT_LICENSE_PLATE")]
    [InlineData("numbrimärk «482 KTX»", "EE_LICENSE_PLATE")]
    [InlineData("numura zīme «KT-4821»", "LV_LICENSE_PLATE")]
    [InlineData("SPZ «4A8 2193»", "CZ_LICENSE_PLATE")]
    [InlineData("EČV «KT482TX»", "SK_LICENSE_PLATE")]
    [InlineData("rendszám: «KTX-482»", "HU_LICENSE_PLATE")]
    [InlineData("număr de înmatriculare «CJ 48 KTX»", "RO_LICENSE_PLATE")]
    [InlineData("регистрационен номер «CB 4821 KT»", "BG_LICENSE_PLATE")]
    [InlineData("registarska oznaka «ZG 4821-KT»", "HR_LICENSE_PLATE")]
    [InlineData("registrska tablica «LJ 48-KTX»", "SI_LICENSE_PLATE")]
    [InlineData("πινακίδα «KTX-4821»", "GR_LICENSE_PLATE")]
    [InlineData("Irish number plate «191-D-48219»", "IE_LICENSE_PLATE")]
    [InlineData("number plate «KT19 XBD»", "UK_VEHICLE_REGISTRATION")]
    [InlineData("registration «K482 XBD», reg «XBD 482K»", "UK_VEHICLE_REGISTRATION")]
    [InlineData("my reg is «kt19 xbd»", "UK_VEHICLE_REGISTRATION")]
    [InlineData("reg KT39 XBD, KQ19 XBD, KT01 XBD", "UK_VEHICLE_REGISTRATION")]
    [InlineData("plaka «34 KTX 482», plakası «06 K 4821»", "TR_LICENSE_PLATE")]
    [InlineData("plaka 82 KTX 482", "TR_LICENSE_PLATE")]
    [InlineData("vehicle «KA 05 MX 4821» and «22 BH 4821 KT»", "IN_VEHICLE_REGISTRATION")]
    [InlineData("vehicle QA 05 MX 4821", "IN_VEHICLE_REGISTRATION")]
    [InlineData("plate number «KTX-482BD»", "NG_VEHICLE_REGISTRATION")]
    [InlineData("vehicle: BMW 320D, a car with the plate BMW 320D", "UK_VEHICLE_REGISTRATION")]
    [InlineData("Automobil BMW 320", "LT_LICENSE_PLATE")]
    [InlineData("Belfast plate «KIZ 4821»", "UK_VEHICLE_REGISTRATION")]
    [InlineData("plate KIZ 4821", "UK_VEHICLE_REGISTRATION")]
    [InlineData("model KTX-482BD of the pump", "NG_VEHICLE_REGISTRATION")]
    public void Plates(string marked, string kind) => Detecting.ShouldFind(marked, kind);

    [Theory]
    [InlineData("licence plate BQ-482-TX", "FR_LICENSE_PLATE")]
    [InlineData("targa BQ-482-TX del francese", "FR_LICENSE_PLATE")]
    [InlineData("targa BZ-482-TX", "IT_LICENSE_PLATE")]
    [InlineData("immatriculation BZ-482-TX", "FR_LICENSE_PLATE")]
    public void The_word_decides_between_countries(string text, string kind) =>
        Detecting.Scanner.Scan(text).Detections.ShouldHaveSingleItem().Kind.ShouldBe(kind);
}
