using System.Globalization;
using System.Text;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Core.Tests.Pricing;

public sealed class ExchangeRatesTests
{
    private const string File =
        "Date,USD,JPY,CYP,\n2026-11-25,1.0587,163.2,N/A,\n2026-11-20,1.0412,160.1,N/A,\n2026-11-19,N/A,160.0,N/A,\n1999-01-04,1.1789,133.7,0.58,\n";

    [Theory]
    [InlineData("2026-11-25", "1.0587")]
    [InlineData("2026-11-24", "1.0412")]
    [InlineData("2026-12-02", "1.0587")]
    [InlineData("2026-12-03", null)]
    [InlineData("2026-11-19", null)]
    [InlineData("1999-01-03", null)]
    public void A_day_has_its_rate_or_the_last_one_of_the_week_before_it(string day, string? rate) =>
        Parse(File).UsdPerEuro(DateOnly.Parse(day, CultureInfo.InvariantCulture))?.ToString(CultureInfo.InvariantCulture).ShouldBe(rate);

    [Fact]
    public void The_source_names_file_last_day_and_hash() => Parse(File).Source.ShouldStartWith("rates.csv to 2026-11-25 sha256:");

    [Theory]
    [InlineData("", "line 1: the header must have the columns Date and USD")]
    [InlineData("Date,JPY\n", "line 1: the header")]
    [InlineData("Date,USD\n", "has no rate")]
    [InlineData("Date,USD\n2026-11-25,one\n", "line 2: USD must be an amount above 0")]
    [InlineData("Date,USD\n2026-11-25,0\n", "line 2: USD must be an amount above 0")]
    [InlineData("Date,USD\n25 November 2026,1\n", "line 2: a day yyyy-MM-dd and a rate are expected")]
    [InlineData("Date,USD\n2026-11-25\n", "line 2: a day yyyy-MM-dd and a rate are expected")]
    [InlineData("Date,USD\n2026-11-25,1\n2026-11-25,2\n", "line 3: 2026-11-25 is there twice")]
    public void What_is_no_such_file_is_refused_with_its_line(string csv, string message) =>
        Should.Throw<InvalidDataException>(() => Parse(csv)).Message.ShouldContain(message);

    private static ExchangeRates Parse(string csv) => ExchangeRates.Parse(Encoding.UTF8.GetBytes(csv), "rates.csv");
}
