using AuditPipeline.Pii.Tests;

namespace AuditPipeline.Pii.Tests.Names;

public sealed class PersonTests
{
    [Theory]
    [InlineData("The report went to «Tobias Verbruggen» on time.")]
    [InlineData("The report went to «TOBIAS VERBRUGGEN» on time.")]
    [InlineData("Ask «Hanneke» again.")]
    [InlineData("«Zofia Kowalczyk»: ready?")]
    [InlineData("«Tobias van der Xyl» left.")]
    [InlineData("«T. Oosterhuis» and «J.R.R. Brandtner» met.")]
    [InlineData("«Rosalind Okafor-Lindqvist» called.")]
    [InlineData("«Rosalind O'Okafor» called.")]
    [InlineData("«Tobias McOkafor» called.")]
    [InlineData("We saw «Иван Иванов» there.")]
    public void Given_name_is_found_with_and_without_a_family_name(string text) => NamesFound.ShouldFind(text, "PERSON");

    [Theory]
    [InlineData("Mr. «Okafor» is here, and mevr. «van den Oosterhuis» too.")]
    [InlineData("dr. «P. de Vries» belt terug")]
    [InlineData("Frau «Mueller» hat geschrieben; Herr Dr. «Brandtner» nicht.")]
    [InlineData("My name is «Xyloqua».")]
    [InlineData("ik ben «Quirijn» en ik woon hier")]
    [InlineData("Cordialement,\n«Paloma»")]
    [InlineData("Nombre: «Paloma»")]
    [InlineData("Der Patient «Anton Barth» wartet.")]
    [InlineData("Hi «Faith», how are you?")]
    [InlineData("my name is «ingrid lindqvist» and")]
    [InlineData("«Okafor» wrote from e.okafor@example.com today")]
    public void Words_around_it_make_a_name(string text) => NamesFound.ShouldFind(text, "PERSON");

    [Theory]
    [InlineData("The Okafor report is late.")]
    [InlineData("Faith is a word, and so is Hope.")]
    [InlineData("Please report to the Project Street.")]
    [InlineData("Will you come?")]
    [InlineData("ziekte van Verbruggen, Brandtner syndrome, síndrome de Okafor")]
    [InlineData("Tobias Street 5, Calle de Tobias Okafor")]
    [InlineData("TobiasDB and getTobias() and user.Tobias")]
    [InlineData("They live in Lyon.")]
    [InlineData("Okafor B.V. sells paint")]
    [InlineData("Anwachsen der Xylodatei von Xylonetz")]
    [InlineData("[PERSON] wrote to [PERSON]")]
    [InlineData("")]
    public void Other_words_are_no_names(string text) => NamesFound.ShouldFind(text, "PERSON");

    [Fact]
    public void Town_a_person_comes_from_stays_outside() =>
        NamesFound.ShouldFind("selon «Tobias Verbruggen» de Lyon", "PERSON");

    [Fact]
    public void Family_names_in_a_list_behind_a_name_are_found() =>
        NamesFound.ShouldFind("with «Hanneke», «Okafor» and «Lindqvist»", "PERSON");

    [Fact]
    public void Pair_of_given_and_family_name_is_found_in_any_text()
    {
        string[] given = ["Tobias", "Hanneke", "Ludo", "Zofia", "Rosalind", "Marek", "Ingrid", "Paloma"];
        string[] family = ["Verbruggen", "Oosterhuis", "Lindqvist", "Kowalczyk", "Brandtner", "Okafor"];
        string[] before = ["", "with ", "said ", "line\n", "(", "\"", "2024 was, ", "1. ", "* "];
        string[] after = ["", " said so", ".", ",", ")", "\"", " and others", "\n", "'s dog", "; 12"];
        var random = new Sequence(11);
        for (var round = 0; round < 500; round++)
        {
            var name = $"{Pick(given)} {Pick(family)}";
            var text = Pick(before) + name + Pick(after);

            NamesFound.Find(text, "PERSON").ShouldBe([name], text);
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    [Fact]
    public void Text_further_away_than_the_reach_changes_nothing()
    {
        const string text = "the report of Tobias Verbruggen, Okafor and Ingrid is late";
        var far = string.Concat(Enumerable.Repeat("word 12 ", 2 * PiiEngine.Reach / 8));
        var alone = NamesFound.Find(text, "PERSON");

        NamesFound.Find("Hanneke Okafor. " + far + text, "PERSON")[1..].ShouldBe(alone);
        NamesFound.Find(text + far + " Hanneke Okafor.", "PERSON")[..^1].ShouldBe(alone);
    }

    [Fact]
    public void Long_run_of_names_is_borne()
    {
        var text = string.Join(' ', Enumerable.Repeat("Tobias Verbruggen van der", 4000));

        NamesFound.Find(text, "PERSON").ShouldNotBeEmpty();
    }
}
