using System.Globalization;
using AuditPipeline.Pii.Phones;

namespace AuditPipeline.Pii.Tests.Phones;

/// <summary>The numbers are made up, from ranges no operator gives out where a country keeps some for that.</summary>
public sealed class PhoneTests
{
    public static TheoryData<string> Countries => [.. NumberPlans.All.Select(p => p.Country)];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Number_of_every_range_is_found_by_its_calling_code(string country)
    {
        var plan = NumberPlans.All.First(p => p.Country == country);
        var (found, asked) = (0, 0);

        foreach (var national in Samples(plan))
        {
            asked++;
            var number = $"+{plan.Code.ToString(CultureInfo.InvariantCulture)} {national}";
            var detections = Detecting.Scanner.Scan($"see {number} for more").Detections;
            if (detections.Any(d => d is { Kind: "PHONE_NUMBER", Check: "numbering plan" } && d.Length == number.Length)) found++;
        }

        asked.ShouldBeGreaterThan(0);
        found.ShouldBe(asked);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void National_number_is_found_behind_a_word_of_telephoning(string country)
    {
        var plan = NumberPlans.All.First(p => p.Country == country);

        foreach (var national in Samples(plan).Where(n => n.Length is >= 7 and <= 10))
        {
            var number = (plan.Trunk == "1" ? "" : plan.Trunk) + national;

            Detecting.Find($"phone: {number}.", "PHONE_NUMBER").ShouldContain(number);
        }
    }

    [Theory]
    [InlineData("«020 551 23 45» is free, «06-25551234» too")]
    [InlineData("(«01 55 51 23 45»)")]
    [InlineData("x «0171 5551234» y")]
    [InlineData("x «+44 (0)20 7946 0123» y, «0044 20 7946 0123»")]
    [InlineData("x «(212) 555-0123» y, «212-555-0123 x45»")]
    [InlineData("x «532 555 12 34» y")]
    [InlineData("1987-03-09 «0171 5551234» x, 09.03.1987 «020 551 2345»")]
    [InlineData("Kees;«12 555 12 34»;Utrecht")]
    [InlineData("bel mij op «12 55 12 34»")]
    [InlineData("home_phone=«5551234»")]
    public void Number_is_found_as_people_write_it(string marked) => Detecting.ShouldFind(marked, "PHONE_NUMBER");

    [Theory]
    [InlineData("0020 1234 5678 9012 3456")]
    [InlineData("IBAN XX17 0020 0128 0000 0012 0052 760")]
    [InlineData("on 09.03.1987 and 09 03 1987")]
    [InlineData("1 000 000, 12 345 678, 3.141592653")]
    [InlineData("order 0612345678, invoice 020 551 2345, \"id\": 0612345678")]
    [InlineData("a1b2-0612345678 and 10.0.0.255")]
    [InlineData("0123 45 6 and +1.032 and +12 %")]
    [InlineData("12 555 12 34 alone")]
    public void What_is_no_number_stays(string text) => Detecting.Find(text, "PHONE_NUMBER").ShouldBeEmpty();

    [Fact]
    public void Number_outside_the_plan_scores_less()
    {
        var inside = Detecting.Scanner.Scan("see +31 20 551 2345 for").Detections.Single();
        var outside = Detecting.Scanner.Scan("see +31 00 551 2345 for").Detections.SingleOrDefault();

        inside.Score.ShouldBeGreaterThan(outside.Score);
    }

    [Fact]
    public void Plan_knows_first_digits_and_lengths()
    {
        var plan = new NumberPlan("XX", 999, "0", "1-3:9 25:7-8 800:10");

        plan.Has("123456789").ShouldBeTrue();
        plan.Has("12345678").ShouldBeFalse();
        plan.Has("2512345").ShouldBeTrue();
        plan.Has("251234567").ShouldBeFalse();
        plan.Has("8001234567").ShouldBeTrue();
        plan.Has("801234567").ShouldBeFalse();
        plan.Has("412345678").ShouldBeFalse();
    }

    /// <summary>One number of the least length and one of the most for each range, its other digits counting up.</summary>
    private static IEnumerable<string> Samples(NumberPlan plan)
    {
        foreach (var range in plan.Ranges.Split(' '))
        {
            var parts = range.Split(':');
            var first = parts[0].Split('-')[0];
            foreach (var length in parts[1].Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Where(n => n is >= 6 and <= 11))
            {
                var number = first + "2345678234567"[..(length - first.Length)];
                // A later range may override this one.
                if (plan.Has(number)) yield return number;
            }
        }
    }
}
