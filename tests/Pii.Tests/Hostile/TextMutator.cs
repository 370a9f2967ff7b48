using System.Text;

namespace AuditPipeline.Pii.Tests.Hostile;

/// <summary>Texts from a seed: pieces put together, then damaged.</summary>
internal sealed class TextMutator(int seed, string[] seeds)
{
    internal static readonly string[] Values =
    [
        "jan@example.nl", "NL91ABNA0417164300", "4111 1111 1111 1111", "+31 6 12345678", "192.168.1.1", "2001:db8::1", "https://a.example.com/x?y=1",
        "123456782", "hunter22", "7GmQ2xVb9KdT4sWfL1pZ8yRc3NhJ6tEa5Uu0", "1985-04-12", "12 april 1985", "37 years old", "Jan de Vries", "dr. Anna Bakker",
        "Keizersgracht 12, 1015 CJ Amsterdam", "12 Main Street", "AB-123-C", "X 1234 YZ", "00:1A:2B:3C:4D:5E", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "@jan_v", "#topic",
        "Acme B.V.", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "[PERSON]", "[EMAIL_ADDRESS_2]", "\uD83D\uDE00",
        "\uD83D", "\uDE00", "\0", "\u202E", "ﬁ", "İ", "ẞ", "Ǆ",
    ];

    private readonly Sequence random = new(unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + 1));

    internal string Next()
    {
        var text = new StringBuilder();
        var pieces = 1 + random.Next(8);
        for (var i = 0; i < pieces; i++)
        {
            text.Append(random.Next(3) == 0 ? Values[random.Next(Values.Length)] : seeds[random.Next(seeds.Length)]);
            text.Append(random.Next(6) switch { 0 => "", 1 => ", ", 2 => "\n", 3 => ": ", _ => " " });
        }

        for (var damage = random.Next(4); damage > 0 && text.Length > 0; damage--) Damage(text);
        return text.ToString();
    }

    private void Damage(StringBuilder text)
    {
        var at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, Math.Min(1 + random.Next(4), text.Length - at));
                break;
            case 1:
                text[at] = (char)random.Next(0x10000);
                break;
            case 2:
                text[at] = (char)(' ' + random.Next(95));
                break;
            case 3:
                text.Insert(at, (char)('0' + random.Next(10)));
                break;
            case 4:
                text.Length = at;
                break;
            default:
                text.Insert(at, text.ToString(at, Math.Min(1 + random.Next(40), text.Length - at)));
                break;
        }
    }
}
