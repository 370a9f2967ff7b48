using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Pii.Tests.Stream;

public sealed class StreamingRedactorTests
{
    private static readonly TextScanner Scanner = Detecting.Scanner;
    private static readonly IHoldback Holdback = Detecting.Engine.Holdback;

    private static readonly string Pem = "-----BEGIN PRIVATE " + "KEY-----\n" + string.Join('\n', Enumerable.Repeat(new string('Q', 60) + "Zz9+", 20))
        + "\n-----END PRIVATE " + "KEY-----";

    public static TheoryData<string> Texts =>
    [
        "Mail jan.vermeer@example.nl or call +31 6 12345678 before noon, please. My IBAN is NL91 ABNA 0417 1643 00 and that is all.",
        "mijn burgerservicenummer is 123456782, de rest volgt later in een aparte brief",
        "123456782 staat op het formulier als bsn, 4111 1111 1111 1111 op de kaart.",
        "curl -H \"Authorization: Bearer sk-" + "proj-7GmQ2xVb9KdT4sWfL1pZ8yRc3NhJ6tEa5Uu0\" https://api.example.com/v1/me?x=1 and then wait",
        "password: hunter22\nuser: deploy\n\nServer at 192.168.1.12:8080 answers slowly since yesterday evening; nobody knows why.",
        "Here is the key:\n" + Pem + "\nWhy is it rejected?",
        "Nothing to see here, only words in small letters that go on for a while and then stop.",
        "[PERSON] wrote to [EMAIL_ADDRESS], who answered 😀 at once. \uD83D",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_split_in_two_at_any_place_reads_as_the_whole(string text)
    {
        var whole = Whole(text);
        for (var at = 0; at <= text.Length; at++) Streamed([text[..at], text[at..]]).ShouldBe(whole, $"split at {at}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_that_comes_in_single_units_reads_as_the_whole(string text)
    {
        Streamed(text.Select(c => c.ToString())).ShouldBe(Whole(text));
    }

    [Fact]
    public void Words_in_small_letters_come_out_once_a_few_more_have_followed()
    {
        var stream = new StreamingRedactor(Scanner, Holdback);
        const string before = "all of these are small words, and ";

        stream.Push(before).Value.ShouldBe("");
        stream.Push("there are some more of these until the first ones cannot be a part ").Value.ShouldStartWith("all of these are ");
        stream.Push("of anything at all; jan@exam").Value.ShouldNotContain("jan");
        (stream.Push("ple.nl ").Value + stream.Finish().Value).ShouldEndWith("[EMAIL_ADDRESS] ");
        stream.Detections.ShouldHaveSingleItem().Start.ShouldBe(
            (before + "there are some more of these until the first ones cannot be a part of anything at all; ").Length);
    }

    [Fact]
    public void What_is_held_back_is_bounded_in_ordinary_text()
    {
        var stream = new StreamingRedactor(Scanner, Holdback);
        var longest = 0;
        foreach (var c in string.Concat(Enumerable.Repeat("In 2024 Anna went to Rome and paid 12 euros for it. ", 40)))
        {
            stream.Push(c.ToString());
            longest = Math.Max(longest, stream.Held);
        }

        longest.ShouldBeLessThan(2 * PiiEngine.Reach);
    }

    [Fact]
    public void A_run_too_long_to_hold_does_not_come_out()
    {
        var stream = new StreamingRedactor(Scanner, Holdback);
        var all = new StringBuilder();
        for (var i = 0; i < 6; i++) all.Append(stream.Push(new string('x', 64 * 1024)).Value);
        all.Append(stream.Push(" secret tail ").Value).Append(stream.Finish().Value);

        all.ToString().ShouldBe("[NOT SCANNED]");
        stream.NotScanned.ShouldBe(["value_too_long"]);
    }

    [Fact]
    public void Over_the_shared_documents_streams_read_as_the_whole()
    {
        var folder = SharedMaterial.Find("pii");
        Assert.SkipWhen(folder is null, SharedMaterial.Missing("pii"));
        var random = new Sequence(11);
        var differing = new List<string>();
        var texts = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder!, "cases-eu-documents.ndjson")).Concat(File.ReadLines(Path.Combine(folder!, "cases-presidio-research.ndjson"))))
        {
            using var document = JsonDocument.Parse(line);
            var text = document.RootElement.GetProperty("text").GetString()!;
            var pieces = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(text.Length - at, 1 + random.Next(12));
                pieces.Add(text.Substring(at, length));
                at += length;
            }

            texts++;
            if (Streamed(pieces) != Whole(text)) differing.Add(document.RootElement.GetProperty("id").GetString()!);
        }

        texts.ShouldBeGreaterThan(1000);
        differing.ShouldBeEmpty();
    }

    private static string Whole(string text)
    {
        var stream = new StreamingRedactor(Scanner, Holdback);
        return stream.Push(text).Value + stream.Finish().Value;
    }

    private static string Streamed(IEnumerable<string> pieces)
    {
        var stream = new StreamingRedactor(Scanner, Holdback);
        var all = new StringBuilder();
        foreach (var piece in pieces) all.Append(stream.Push(piece).Value);
        return all.Append(stream.Finish().Value).ToString();
    }
}
