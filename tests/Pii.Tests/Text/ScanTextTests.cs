using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Tests.Text;

public sealed class ScanTextTests
{
    private static readonly ContextWords Numbers = new("burgerservice*", "citizen service number", "電話番号", "id");
    private static readonly Lexicon Lexicon = new([Numbers], ["PERSON", "EMAIL_ADDRESS"]);

    [Theory]
    [InlineData("Jan de Vries, 12a", "Jan|de|Vries|12|a")]
    [InlineData("homePhone_number=06", "home|Phone|number|06")]
    [InlineData("Müller-Lüdenscheidt's", "Müller|Lüdenscheidt|s")]
    [InlineData("e\u0301te\u0301 2024", "e\u0301te\u0301|2024")]
    [InlineData("私の電話番号は0535", "私の|電話番号|は|0535")]
    [InlineData("\uD83D\uDE00 \uD83D x", "x")]
    [InlineData("", "")]
    public void A_text_is_cut_into_runs_of_letters_and_of_digits(string text, string tokens)
    {
        using var scan = new ScanText(text, Lexicon);

        Cut(scan).ShouldBe(tokens);
    }

    [Theory]
    [InlineData("word", LetterCase.Lower)]
    [InlineData("Word", LetterCase.Capitalised)]
    [InlineData("W", LetterCase.Capitalised)]
    [InlineData("WORD", LetterCase.Upper)]
    [InlineData("ÉCOLE", LetterCase.Upper)]
    [InlineData("सड़क", LetterCase.None)]
    public void A_word_tells_how_it_is_written(string word, LetterCase expected)
    {
        using var scan = new ScanText(word, Lexicon);

        scan.Tokens[0].Case.ShouldBe(expected);
    }

    [Theory]
    [InlineData("[PERSON] said", "said")]
    [InlineData("[PERSON_12] said", "said")]
    [InlineData("[EMAIL_ADDRESS#03fa] said", "said")]
    [InlineData("[BSN] said", "BSN|said")]
    [InlineData("[PERSON said", "PERSON|said")]
    public void A_placeholder_holds_no_words(string text, string tokens)
    {
        using var scan = new ScanText(text, Lexicon);

        Cut(scan).ShouldBe(tokens);
    }

    [Theory]
    [InlineData("mijn burgerservicenummer is 123", "burgerservice")]
    [InlineData("Citizen-Service Number: 123", "citizen service number")]
    [InlineData("citizen service 123", null)]
    [InlineData("電話番号は123", "電話番号")]
    [InlineData("123 is my id", "id")]
    [InlineData("123 is my idea", null)]
    [InlineData("the BurgerService of 123", null)]
    [InlineData("userId 123", "id")]
    [InlineData("burgerservice and then there is a long sentence that goes on for more than sixty units 123", null)]
    public void A_term_near_a_value_is_found(string text, string? term)
    {
        using var scan = new ScanText(text, Lexicon);
        var start = text.IndexOf("123", StringComparison.Ordinal);

        scan.Context(Numbers, start, start + 3).ShouldBe(term);
    }

    [Fact]
    public void Long_texts_keep_all_tokens()
    {
        using var scan = new ScanText(string.Concat(Enumerable.Repeat("a 1 ", 50_000)), Lexicon);

        scan.Tokens.Length.ShouldBe(100_000);
        scan.Numbers.Length.ShouldBe(50_000);
        scan.Tokens[scan.Numbers[49_999]].Start.ShouldBe(199_998);
        scan.TokenAt(199_997).ShouldBe(99_999);
    }

    private static string Cut(ScanText scan)
    {
        var words = new List<string>();
        foreach (var token in scan.Tokens) words.Add(scan.Text.Substring(token.Start, token.Length));
        return string.Join('|', words);
    }
}
