namespace AuditPipeline.Pii.Tests.Places;

public sealed class AddressTests
{
    [Theory]
    [InlineData("Ik woon op «Perenlaan 12, 3511 AB Utrecht» sinds mei.")]
    [InlineData("Adres: «van der Plaslaan 7a, 2512 CD Den Haag».")]
    [InlineData("naam;«Lange Appelstraat 4-6, 3511 AB Utrecht»;030")]
    [InlineData("Sie wohnt in der «Birnenstr. 91b, 45127 Essen».")]
    [InlineData("«Karl-Apfel-Straße 3, D-45127 Essen» ist neu.")]
    [InlineData("J'habite au «12 bis rue de la Poire, 69001 Lyon». Merci")]
    [InlineData("«12, rue de la Poire, 69001 Lyon»")]
    [InlineData("Vivo en «Calle de la Pera, 3, 48001 Bilbao» desde mayo.")]
    [InlineData("«C/ Manzana 3, 48001 Bilbao»")]
    [InlineData("Vivo en «Avenida del Melón s/n, 48001 Bilbao».")]
    [InlineData("Chamo-me Ana, moro em «Largo das Peras 42, 4000-123 Porto».")]
    [InlineData("pod adresem «ul. Gruszkowa 5/4, 80-001 Gdańsk».")]
    [InlineData("na adrese «Hrušková 64, 602 00 Brno». Hotovo")]
    [InlineData("I live at «60 Pear Tree Road, Leeds LS1 4AP». Call me.")]
    [InlineData("Ship to «221 Pear St, Springfield, IL 62704».")]
    [InlineData("Ship to «Flat 3, 12 Pear Street, Leeds LS1 4AP».")]
    [InlineData("Our office is at «77 Pear Avenue Suite 12, Ottawa K1A 0B1».")]
    [InlineData("Send it to «P.O. Box 1234, Leeds LS1 4AP».")]
    [InlineData("Schrijf naar «Postbus 123, 3500 AB Utrecht».")]
    [InlineData("Mail goes to «PSC 1234, Box 5678\nAPO AE 09012».")]
    [InlineData("Bor på «Päronvägen 3, 111 22 Leeds».")]
    public void Address_is_one_span(string marked) => ShouldFind(marked);

    [Theory]
    [InlineData("Perenlaan heeft geen nummer.")]
    [InlineData("Version 12, released in May, is faster.")]
    [InlineData("Step 3 of 5 takes 20 minutes on a warm day.")]
    [InlineData("Born on 6 December 1997 or March 3rd, 2017.")]
    [InlineData("Article 12, 2023 edition")]
    [InlineData("chunks: cs 106, da 106, pl 261, via 12 hops")]
    [InlineData("Room 12:30, Table 4, Figure 7 and Chapter 9")]
    [InlineData("The road is 5 miles long and the street 3.")]
    [InlineData("GET /street/12?x=Laan%2012")]
    public void Other_numbers_are_left_alone(string text) => SomePlaces.Find(text).ShouldBeEmpty();

    [Fact]
    public void Label_of_several_lines_is_a_span_a_line()
    {
        var found = SomePlaces.Find("Jo Pear\n\n12 Pear Street\nSuite 4\nLeeds\nSouth Africa 12345\n");

        found.ShouldBe(["ADDRESS 12 Pear Street", "ADDRESS Suite 4", "LOCATION Leeds", "LOCATION South Africa", "ADDRESS 12345"]);
    }

    [Fact]
    public void Label_behind_the_word_address_is_one_span() =>
        SomePlaces.Find("Address:\n12 Pear Street\nSuite 4\nLeeds\nSouth Africa 12345\n").ShouldBe(["ADDRESS 12 Pear Street\nSuite 4\nLeeds\nSouth Africa 12345"]);

    [Theory]
    [InlineData("Perenlaan 12", "Perenlaan 12, 3511 AB Utrecht")]
    [InlineData("It is 12 Pear Street.", "I live at 12 Pear Street.")]
    public void What_speaks_for_an_address_raises_its_score(string less, string more) => SomePlaces.Score(more).ShouldBeGreaterThan(SomePlaces.Score(less));

    [Theory]
    [InlineData("3511 AB Utrecht", "3511 A Utrecht")]
    [InlineData("80-001 Gdańsk", "80-0012 Gdańsk")]
    [InlineData("4000-123 Porto", "4000-12 Porto")]
    [InlineData("602 00 Brno", "60 00 Brno")]
    public void Postcode_of_another_length_is_no_part(string right, string wrong)
    {
        SomePlaces.Find($"Perenlaan 12, {right}").ShouldBe([$"ADDRESS Perenlaan 12, {right}"]);
        SomePlaces.Find($"Perenlaan 12, {wrong}")[0].ShouldBe("ADDRESS Perenlaan 12");
    }

    /// <summary>Street, number, postcode and town in every combination are one span, whatever stands around.</summary>
    [Fact]
    public void Every_street_word_takes_every_number_and_postcode()
    {
        string[] streets = ["Perenlaan #", "Birnenstraße #", "rue de la Poire #", "Via Pera #", "Calle Pera #", "Pärongatan #", "Päärynäkatu #", "# Pear Road", "Rua da Pera #", "al. Gruszek #"];
        string[] numbers = ["1", "12", "12a", "144", "12-14"];
        string[] towns = ["3511 AB Utrecht", "45127 Essen", "80-001 Gdańsk", "602 00 Brno", "4000-123 Porto", "Leeds LS1 4AP", "Springfield, IL 62704"];
        foreach (var street in streets)
        {
            foreach (var number in numbers)
            {
                foreach (var town in towns)
                {
                    var address = $"{street.Replace("#", number, StringComparison.Ordinal)}, {town}";
                    SomePlaces.Find($"Note: {address}; end").ShouldBe([$"ADDRESS {address}"]);
                }
            }
        }
    }

    private static void ShouldFind(string marked)
    {
        var value = marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)];

        var found = SomePlaces.Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        found.ShouldBe([$"ADDRESS {value}"], marked);
    }
}
