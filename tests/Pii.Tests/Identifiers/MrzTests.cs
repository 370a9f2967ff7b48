namespace AuditPipeline.Pii.Tests.Identifiers;

/// <summary>Zones of made-up people; lines between bars.</summary>
public sealed class MrzTests
{
    [Theory]
    [InlineData("icao-9303-td3", "P<NLDVERHULST<<TESSA<MARIJKE<<<<<<<<<<<<<<<<|XW4K7P9R23NLD6802295F3105157<<<<<<<<<<<<<<00")]
    [InlineData("icao-9303-td3", "P<D<<OEZKAN<<MERT<<<<<<<<<<<<<<<<<<<<<<<<<<<|C4VT81KX<4D<<9107304<280109477<<<<<<<<<<<<06")]
    [InlineData("icao-9303-td2", "I<LUXWAGENER<<GUY<<<<<<<<<<<<<<<<<<<|RB30177X<3LUX5501018M3006302<<<<<<<0")]
    [InlineData("icao-9303-td1", "I<BEL5938842106<<<<<<<<<<<<<<<|8704061F2709112BEL<<<<<<<<<<<8|PEETERMANS<<ANKE<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-td1", "I<BEL593884210<3362<<<<<<<<<<<|8704061F2709112BEL<<<<<<<<<<<6|PEETERMANS<<ANKE<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-mrv-a", "V<SWELINDHOLM<<NILS<<<<<<<<<<<<<<<<<<<<<<<<<|V77K123458SWE7008153M2612018<<<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-mrv-b", "V<FINKORPELA<<AINO<<<<<<<<<<<<<<<<<<|V77K987652FIN6203054F2612018<<<<<<<<")]
    [InlineData("icao-9303-td2", "IDFRADUPRE<<<<<<<<<<<<<<<<<<<<751042|9803751042179LOUISE<<ODETTE7903144F2")]
    public void Zone_is_found_whole_and_with_its_form(string form, string lines)
    {
        foreach (var end in new[] { "\n", "\r\n", "\\n", " ", "\n    " })
        {
            var zone = lines.Replace("|", end, StringComparison.Ordinal);
            var text = $"Scan:\n{zone}\nthanks";

            var found = Detecting.Scanner.Scan(text).Detections.ShouldHaveSingleItem();

            (found.Kind, found.Check).ShouldBe(("MRZ", form));
            text.Substring(found.Start, found.Length).ShouldBe(zone);
        }
    }

    [Theory]
    [InlineData("icao-9303-td3", "P<NLDVERHULST<<TESSA<MARIJKE<<<<<<<<<<<<<<<<|XW4K7P9R23NLD6802295F3105157<<<<<<<<<<<<<<00")]
    [InlineData("icao-9303-td3", "P<D<<OEZKAN<<MERT<<<<<<<<<<<<<<<<<<<<<<<<<<<|C4VT81KX<4D<<9107304<280109477<<<<<<<<<<<<06")]
    [InlineData("icao-9303-td2", "I<LUXWAGENER<<GUY<<<<<<<<<<<<<<<<<<<|RB30177X<3LUX5501018M3006302<<<<<<<0")]
    [InlineData("icao-9303-td1", "I<BEL5938842106<<<<<<<<<<<<<<<|8704061F2709112BEL<<<<<<<<<<<8|PEETERMANS<<ANKE<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-td1", "I<BEL593884210<3362<<<<<<<<<<<|8704061F2709112BEL<<<<<<<<<<<6|PEETERMANS<<ANKE<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-mrv-a", "V<SWELINDHOLM<<NILS<<<<<<<<<<<<<<<<<<<<<<<<<|V77K123458SWE7008153M2612018<<<<<<<<<<<<<<<<")]
    [InlineData("icao-9303-mrv-b", "V<FINKORPELA<<AINO<<<<<<<<<<<<<<<<<<|V77K987652FIN6203054F2612018<<<<<<<<")]
    [InlineData("icao-9303-td2", "IDFRADUPRE<<<<<<<<<<<<<<<<<<<<751042|9803751042179LOUISE<<ODETTE7903144F2")]
    public void Wrong_digit_in_number_birth_or_expiry_is_rejected(string form, string lines)
    {
        form.ShouldNotBeEmpty();
        var from = lines.IndexOf('|', StringComparison.Ordinal) + 1;
        var rejected = 0;
        for (var i = from; i < Math.Min(lines.Length, from + 28); i++)
        {
            if (!char.IsAsciiDigit(lines[i])) continue;
            var wrong = $"{lines[..i]}{(char)('0' + (lines[i] - '0' + 1) % 10)}{lines[(i + 1)..]}";
            Detecting.Find(wrong.Replace('|', '\n'), "MRZ").ShouldBeEmpty();
            rejected++;
        }

        rejected.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")]
    [InlineData("<<<<<<< HEAD\nint x = 1 << 2;\n>>>>>>> main")]
    [InlineData("P<NLDVERHULST<<TESSA<MARIJKE<<<<<<<<<<<<<<<<")]
    public void Other_text_with_angles_is_no_zone(string text) => Detecting.Find(text, "MRZ").ShouldBeEmpty();
}
