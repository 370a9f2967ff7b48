namespace AuditPipeline.Pii.Tests.Places;

public sealed class StreetTests
{
    [Theory]
    [InlineData("Hij woont in de Perenstraat, vlakbij.", "Perenstraat")]
    [InlineData("Hon bor på Pärongatan sedan maj.", "Pärongatan")]
    [InlineData("a shop on Pear Tree Road. Then", "Pear Tree Road")]
    [InlineData("habite rue de la Poire depuis", "rue de la Poire")]
    [InlineData("en la calle Pera desde", "calle Pera")]
    public void Street_without_number_is_found_where_a_word_says_so(string text, string street) =>
        SomePlaces.Find(text).ShouldBe([$"ADDRESS {street}"]);

    [Theory]
    [InlineData("Perenstraat staat er niet bij.")]
    [InlineData("eine Einbahnstraße in der Hauptstraße")]
    [InlineData("in Street style")]
    [InlineData("on Pear Street Journal")]
    [InlineData("la rue est longue")]
    public void Other_words_are_left_alone(string text) => SomePlaces.Find(text).ShouldBeEmpty();

    [Fact]
    public void Number_makes_it_an_address_with_a_higher_score() =>
        SomePlaces.Score("Hij zit in de Perenstraat 12.").ShouldBeGreaterThan(SomePlaces.Score("Hij zit in de Perenstraat."));

    [Theory]
    [InlineData("i live in south africa now", "south africa")]
    [InlineData("he came from norway", "norway")]
    [InlineData("she lives in utrecht", "utrecht")]
    public void Countries_and_large_towns_are_found_in_small_letters(string text, string place) => SomePlaces.Find(text).ShouldBe([$"LOCATION {place}"]);

    [Theory]
    [InlineData("wir sitzen in essen")]
    [InlineData("the leerdorp way, in leerdorp")]
    [InlineData("utrecht and norway")]
    public void Small_letters_need_more(string text) => SomePlaces.Find(text).ShouldBeEmpty();
}
