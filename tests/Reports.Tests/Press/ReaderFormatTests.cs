using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Tests.Press;

public sealed class ReaderFormatTests
{
    private static readonly ReaderFormat English = ReaderFormat.For("en");
    private static readonly ReaderFormat Dutch = ReaderFormat.For("nl");

    [Theory]
    [InlineData("1234.56", 2, "1,234.56", "1.234,56")]
    [InlineData("0", 0, "0", "0")]
    [InlineData("-1234567.005", 2, "−1,234,567.01", "−1.234.567,01")]
    [InlineData("-0.001", 2, "0.00", "0,00")]
    [InlineData("999.995", 2, "1,000.00", "1.000,00")]
    public void Numbers_are_written_as_the_reader_writes_them(string value, int decimals, string english, string dutch)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

        var texts = (English.Number(number, decimals), Dutch.Number(number, decimals));

        texts.ShouldBe((english, dutch));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1000, "1,000")]
    [InlineData(long.MinValue, "−9,223,372,036,854,775,808")]
    public void Whole_numbers_have_groups_of_three(long value, string expected) => English.Number(value).ShouldBe(expected);

    [Fact]
    public void Dates_name_the_month()
    {
        var date = new DateOnly(2026, 11, 22);

        var texts = (English.Date(date), Dutch.Date(date), Dutch.Date(new DateOnly(2027, 3, 1)));

        texts.ShouldBe(("22 November 2026", "22 november 2026", "1 maart 2027"));
    }

    [Fact]
    public void Times_always_name_their_offset()
    {
        var summer = new DateTimeOffset(2026, 7, 1, 14, 5, 9, TimeSpan.FromHours(2));

        var texts = (English.Time(summer), Dutch.Time(summer.ToUniversalTime()), ReaderFormat.Stamp(summer.ToOffset(TimeSpan.FromHours(-5))));

        texts.ShouldBe(("1 July 2026, 14:05:09 (UTC+02:00)", "1 juli 2026, 12:05:09 (UTC)", "2026-07-01 07:05:09 UTC−05:00"));
    }

    [Fact]
    public void Shares_amounts_and_sizes_follow_the_language()
    {
        var texts = (Dutch.Percent(0.1234m), English.Money(1234.5m, "USD"), Dutch.Size(1_234_567), English.Size(999));

        texts.ShouldBe(("12,3%", "USD\u00A01,234.50", "1,2\u00A0MB", "999\u00A0B"));
    }

    [Fact]
    public void A_language_nobody_translated_is_refused() =>
        Should.Throw<ArgumentException>(() => ReaderFormat.For("de")).Message.ShouldContain("'en' and 'nl'");
}
