using System.Text;
using AuditPipeline.Processor.Count;

namespace AuditPipeline.Processor.Tests.Count;

public sealed class TokenEncodingsTests(ExportedRanks exported)
{
    [Fact]
    public async Task Known_texts_have_their_known_counts()
    {
        var encodings = await exported.EncodingsAsync();

        encodings.Find("cl100k_base")!.Count("tiktoken is great!").ShouldBe(new TextTokens(6, Exact: true));   // tiktoken's README
        encodings.Find("o200k_base")!.Count("").ShouldBe(new TextTokens(0, Exact: true));
        exported.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("中")]
    [InlineData("\n ")]
    public async Task Word_too_long_to_be_one_piece_is_cut_and_no_longer_exact(string unit)
    {
        var encodings = await exported.EncodingsAsync();
        var text = string.Concat(Enumerable.Repeat(unit, 1 << 20));

        foreach (var name in new[] { "r50k_base", "cl100k_base", "o200k_base" })
        {
            var counted = encodings.Find(name)!.Count(text);

            counted.Tokens.ShouldBeInRange(text.Length / 256, 3L * text.Length);
            counted.Exact.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Encoding_is_loaded_once_however_many_ask()
    {
        var encodings = await exported.EncodingsAsync();

        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => encodings.Find("r50k_base"))));

        found.Distinct().Count().ShouldBe(1);
        found[0].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "does not begin")]
    [InlineData("ranks 1 o200k_base", "does not begin")]
    [InlineData("ranks 2 r50k_base 1 00\nx", "does not begin")]
    [InlineData("ranks 1 cl100k_base 1 00\nx", "the ranks of 'cl100k_base'")]
    [InlineData("ranks 1 r50k_base 99999999 00\nx", "cannot hold '99999999'")]
    [InlineData("ranks 1 r50k_base -1 00\nx", "cannot hold '-1'")]
    [InlineData("ranks 1 r50k_base 1 00\nx", "hash")]
    [InlineData("ranks 1 r50k_base 2 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\nx", "ends early")]
    [InlineData("ranks 1 r50k_base 1 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\nx", "ends early")]
    [InlineData("ranks 1 r50k_base 0 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\nx", "goes on")]
    public void Damaged_file_is_told_once_and_leaves_no_encoding(string content, string cause)
    {
        var folder = Directory.CreateTempSubdirectory("ranks-").FullName;
        var notices = new List<string>();
        File.WriteAllBytes(Path.Combine(folder, "r50k_base.ranks"), Encoding.UTF8.GetBytes(content));
        var encodings = new TokenEncodings(folder, notices.Add);

        var first = encodings.Find("r50k_base");
        var second = encodings.Find("r50k_base");
        Directory.Delete(folder, recursive: true);

        (first, second).ShouldBe((null, null));
        notices.ShouldHaveSingleItem().ShouldContain(cause);
        notices[0].ShouldContain("estimated by characters");
    }

    [Fact]
    public void Missing_file_is_told_once_for_each_encoding()
    {
        var notices = new List<string>();
        var encodings = new TokenEncodings(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), notices.Add);

        encodings.Find("r50k_base").ShouldBeNull();
        encodings.Find("r50k_base").ShouldBeNull();
        encodings.Find("o200k_base").ShouldBeNull();

        notices.Count.ShouldBe(2);
    }
}
