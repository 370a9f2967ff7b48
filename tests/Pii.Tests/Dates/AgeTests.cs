namespace AuditPipeline.Pii.Tests.Dates;

public sealed class AgeTests
{
    [Theory]
    [InlineData("She is «37 years old», he is «forty-two years old».")]
    [InlineData("at «twenty three years of age»")]
    [InlineData("a «6 weeks old» baby")]
    [InlineData("a «44»-year-old woman, a «44» year old man")]
    [InlineData("aged «44», age: «44», at the age of «44», Age=«44»")]
    [InlineData("I just turned «44». When she was «44», she")]
    [InlineData("he is «44» y/o, a «44 yo» man")]
    [InlineData("een «44»-jarige vrouw, op «9-jarige leeftijd», hij is «44 jaar oud», «tweeënveertig jaar oud»")]
    [InlineData("de baby is «6 weken oud», een man van «44 jaar»")]
    [InlineData("Er ist «44 Jahre alt», «fünfundvierzig Jahre alt», ein «44-jähriger» Mann, im Alter von «44 Jahren»")]
    [InlineData("Elle a «44 ans». Patient de «44 ans», à l'âge de «6 mois»")]
    [InlineData("Tiene «44 años». Varón de «44 años», a la edad de «6 meses», «6 semanas» de edad")]
    [InlineData("Ha «44 anni». Paziente di «44 anni di età», «trentotto anni di età»")]
    [InlineData("Tem «44 anos». Mulher de «44 anos» de idade")]
    [InlineData("Hon är «44 år gammal», en «44-åring», vid «nittiofyra års ålder»")]
    [InlineData("Hun er «44 år gammel»")]
    [InlineData("«44 yaşında», «kırk dört yaşında»")]
    [InlineData("我今年«44岁», 她«五岁»")]
    [InlineData("彼は«44歳»です")]
    [InlineData("«44살» 이고 «다섯 살» 때, «44 세»")]
    [InlineData("वह «44 साल का» है")]
    [InlineData("Pacjent, kobieta, «44 lat». Pacient, muž, «44 let»")]
    public void Age_is_found(string marked) => Detecting.ShouldFind(marked, "AGE");

    [Theory]
    [InlineData("5 years ago, for 10 years, within 3 months, over the last 2 weeks, every 4 days")]
    [InlineData("Three years of experience, a warranty of 2 years, 12 months free")]
    [InlineData("5 jaar geleden, sinds 3 maanden, een contract van 2 jaar")]
    [InlineData("vor 5 Jahren, seit 3 Monaten, ein Vertrag über 2 Jahre")]
    [InlineData("il y a 5 ans, pendant 3 mois, un contrat de 2 ans")]
    [InlineData("hace 5 años, durante 3 meses, tiene 5 años de experiencia")]
    [InlineData("page 44, 44%, 44 items, version 4.4, at 9:44, turn 90 degrees")]
    [InlineData("done in one day, two weeks from now")]
    public void Length_of_time_is_no_age(string text) => Detecting.Find(text, "AGE").ShouldBeEmpty();
}
