using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Identifiers;

namespace AuditPipeline.Pii.Tests.Checks;

public sealed class CheckArithmeticTests
{
    public delegate bool Scheme(ReadOnlySpan<char> value);

    private static readonly Dictionary<string, Scheme> Schemes = new()
    {
        ["luhn"] = Luhn.IsValid,
        ["mod-11-10"] = Iso7064.Mod11And10,
        ["verhoeff"] = Verhoeff.IsValid,
        ["icao"] = Icao.IsValid,
    };

    [Theory]
    [InlineData("luhn")]
    [InlineData("mod-11-10")]
    [InlineData("verhoeff")]
    [InlineData("icao")]
    public void Each_number_has_one_check_digit_and_no_changed_digit_passes(string scheme)
    {
        var isValid = Schemes[scheme];
        for (var seed = 0; seed < 200; seed++)
        {
            var digits = $"{unchecked((uint)((seed + 1) * 2654435761)):0000000000}"[..9];
            var valid = Enumerable.Range(0, 10).Select(d => digits + d).Where(v => isValid(v)).ToList();
            var number = valid.ShouldHaveSingleItem();
            for (var i = 0; i < number.Length; i++)
            {
                for (var d = 1; d < 10; d++)
                {
                    // 7-3-1 are all prime to 10, so ICAO finds every changed digit as well.
                    var changed = $"{number[..i]}{(char)('0' + (number[i] - '0' + d) % 10)}{number[(i + 1)..]}";
                    isValid(changed).ShouldBeFalse(changed);
                }
            }
        }
    }

    [Fact]
    public void Verhoeff_finds_neighbours_that_changed_places()
    {
        for (var seed = 1; seed < 200; seed++)
        {
            var digits = $"{unchecked((uint)(seed * 2654435761)):0000000000}";
            var number = Enumerable.Range(0, 10).Select(d => digits + d).Single(v => Verhoeff.IsValid(v));
            for (var i = 0; i + 1 < number.Length; i++)
            {
                if (number[i] == number[i + 1]) continue;
                Verhoeff.IsValid($"{number[..i]}{number[i + 1]}{number[i]}{number[(i + 2)..]}").ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Published_examples_hold()
    {
        Verhoeff.IsValid("2363").ShouldBeTrue();
        Iso7064.Mod11And10("07945").ShouldBeTrue();
        Iso7064.Mod97("79444").ShouldBe(1);
        Icao.CheckDigit("520727").ShouldBe(3);
        Icao.CheckDigit("AB2134<<<").ShouldBe(5);
    }

    [Theory]
    [InlineData(0, 2, 29, true)]
    [InlineData(1, 2, 29, false)]
    [InlineData(96, 2, 29, true)]
    [InlineData(50, 4, 31, false)]
    [InlineData(50, 0, 1, false)]
    [InlineData(50, 13, 1, false)]
    [InlineData(50, 12, 0, false)]
    [InlineData(50, 12, 31, true)]
    public void Day_exists_or_not(int year, int month, int day, bool exists) => NumberDates.Exists(year, month, day).ShouldBe(exists);

    [Fact]
    public void Day_of_a_year_of_four_digits_minds_the_century()
    {
        NumberDates.ExistsIn(1900, 2, 29).ShouldBeFalse();
        NumberDates.ExistsIn(2000, 2, 29).ShouldBeTrue();
        NumberDates.ExistsIn(1799, 1, 1).ShouldBeFalse();
    }

    [Fact]
    public void Digits_read_as_numbers_and_letters_do_not()
    {
        Digits.Value("a0123", 1, 4).ShouldBe(123);
        Digits.Value("12a", 0, 3).ShouldBe(-1);
        Digits.Long("123456789012345678").ShouldBe(123456789012345678);
        Digits.Long("1x").ShouldBe(-1);
    }
}
