namespace AuditPipeline.Pii.Tests.Places;

public sealed class LocationTests
{
    [Theory]
    [InlineData("Zij komt uit Utrecht en werkt hier.", "Utrecht")]
    [InlineData("wohnhaft in Essen. Überwiesen", "Essen")]
    [InlineData("She lives in Best.", "Best")]
    [InlineData("He was born in Nowhereville, long ago.", "Nowhereville")]
    [InlineData("Woonplaats: Leerdorp", "Leerdorp")]
    [InlineData("Localidad/ Provincia: Bilbao", "Bilbao")]
    [InlineData("We moved from South Africa last year.", "South Africa")]
    [InlineData("Norway was fun.", "Norway")]
    [InlineData("Wij gaan naar Den Haag.", "Den Haag")]
    [InlineData("in Waterloo it rains", "Waterloo")]
    [InlineData("the hills of Bavaria", null)]
    [InlineData("the hills in Bavaria", "Bavaria")]
    [InlineData("a trip from Jordan", "Jordan")]
    public void Place_is_found_by_what_stands_before_it(string text, string? place) =>
        SomePlaces.Find(text).ShouldBe(place is null ? [] : [$"LOCATION {place}"]);

    [Theory]
    [InlineData("Best wishes to all")]
    [InlineData("Wir essen in der Küche")]
    [InlineData("Jordan said so")]
    [InlineData("Florence said so")]
    [InlineData("the Leerdorp method")]
    [InlineData("Utrecht-style work and america/new_Utrecht")]
    [InlineData("written in Python")]
    [InlineData("in Utrecht University")]
    [InlineData("Mia Utrecht called")]
    public void Other_meanings_are_left_alone(string text) => SomePlaces.Find(text).ShouldBeEmpty();

    [Fact]
    public void Better_known_context_raises_the_score()
    {
        SomePlaces.Score("She lives in Utrecht.").ShouldBeGreaterThan(SomePlaces.Score("She went to Utrecht."));
        SomePlaces.Score("She went to Utrecht.").ShouldBeGreaterThan(SomePlaces.Score("Nice, Utrecht."));
    }

    [Fact]
    public void Without_the_list_there_are_no_recognisers() =>
        RecognizerCatalogue.With(AuditPipeline.Pii.Words.WordLists.None).ShouldNotContain(r => r.Entities.Contains("LOCATION"));
}
