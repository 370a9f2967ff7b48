using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Tests.Words;

public sealed class WordListTests
{
    [Fact]
    public void A_file_is_read_back_and_words_are_found_in_any_case()
    {
        var list = Read("anna\t3\nnew york\t4\nöstlund\t1\n");

        list.Count.ShouldBe(3);
        list.Bits("ANNA").ShouldBe(3);
        list.Bits("Östlund").ShouldBe(1);
        list.Bits("Ann").ShouldBe(0);
    }

    [Theory]
    [InlineData("New York is", 2, 4)]
    [InlineData("new-york", 2, 4)]
    [InlineData("New  York", 0, 0)]
    [InlineData("New Yorker", 0, 0)]
    [InlineData("Anna", 1, 3)]
    public void The_longest_term_at_a_token_is_found(string text, int tokens, int bits)
    {
        var list = WordList.Of([new("anna", 3), new("new york", 4)]);
        using var scan = new ScanText(text, new Lexicon([], []));

        list.Longest(scan, 0).ShouldBe((tokens, bits));
    }

    [Theory]
    [InlineData("", "is not a list of words")]
    [InlineData("words 2 1 00\nanna\t1\n", "is not a list of words")]
    [InlineData("words 1 1 00\nanna\t1\n", "is damaged")]
    public void A_file_of_another_kind_or_a_damaged_one_is_refused(string file, string error)
    {
        var fault = Should.Throw<InvalidDataException>(() => WordList.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), "names.words"));

        fault.Message.ShouldContain(error);
        fault.Message.ShouldContain("names.words");
    }

    [Theory]
    [InlineData("anna\n", "line 2")]
    [InlineData("anna\t1\nbob\t0\n", "line 3")]
    [InlineData("anna\tx\n", "line 2")]
    public void A_line_that_is_no_word_is_named(string body, string line)
    {
        Should.Throw<InvalidDataException>(() => Read(body)).Message.ShouldContain(line);
    }

    private static WordList Read(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var header = $"words 1 {body.Count(c => c == '\n')} {Convert.ToHexStringLower(SHA256.HashData(bytes))}\n";
        return WordList.Read(new MemoryStream([.. Encoding.ASCII.GetBytes(header), .. bytes]), "names.words");
    }
}
