using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class EnvelopeSectionsTests
{
    private static readonly EnvelopeId Id = new(Guid.Parse("0195f3a0-0000-7000-8000-000000000001"));

    [Fact]
    public void Import_section_reads_back_as_written()
    {
        var sent = Calls.Imported() with { Id = Id };

        var read = EnvelopeSections.ReadImport(Id, Written(sent));

        Calls.Text(read).ShouldBe(Calls.Text(sent));
    }

    [Fact]
    public void Section_cut_anywhere_is_refused()
    {
        var section = Written(Calls.Imported());

        for (var length = 0; length < section.Length; length++)
        {
            var cut = section[..length];
            Should.Throw<InvalidDataException>(() => EnvelopeSections.ReadImport(Id, cut));
        }
    }

    [Fact]
    public void Section_with_more_behind_it_is_refused()
    {
        byte[] section = [.. Written(Calls.Imported()), 0];

        Should.Throw<InvalidDataException>(() => EnvelopeSections.ReadImport(Id, section));
    }

    [Fact]
    public void Section_with_any_byte_changed_is_read_or_refused_but_never_anything_else()
    {
        var section = Written(Calls.Imported());

        for (var i = 0; i < section.Length; i++)
        {
            foreach (var value in (byte[])[0x00, 0x7f, 0x80, 0xff])
            {
                var changed = section.ToArray();
                changed[i] = value;
                (Record.Exception(() => EnvelopeSections.ReadImport(Id, changed)) is null or InvalidDataException).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Form_of_version_1_is_frozen()
    {
        var opening = new CallOpening(
            Id, "t", "p", DateTimeOffset.UnixEpoch, new CallerStatement(null, "u", null, null, new Dictionary<string, string> { ["k"] = "v" }),
            new RequestCapture("GET", "/", [new("h", "w")], new byte[] { 1, 2 }, 3, true));
        using var writer = new SectionWriter();

        EnvelopeSections.WriteOpening(writer, opening, [new WrappedPartKey("raw", "id", new byte[] { 9 })]);

        Convert.ToHexStringLower(writer.Written).ShouldBe(
            "01010000007401000000700080b5f7f57f9f0800010100000075000001000000010000006b01000000760100000003000000"
            + "726177020000006964010000000903000000474554010000002f010000000100000068010000007703000000000000000102"
            + "0000000102");
    }

    private static byte[] Written(Envelope envelope)
    {
        using var writer = new SectionWriter();
        EnvelopeSections.WriteImport(writer, envelope);
        return writer.Written.ToArray();
    }
}
