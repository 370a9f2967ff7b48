using System.Text;

namespace AuditPipeline.Processor.Tests.Count;

/// <summary>Texts that try every branch of the encodings' patterns: the same ones in every run.</summary>
internal static class SampleTexts
{
    private static readonly string[] Fragments =
    [
        "", " ", "  ", "\n", "\r\n", "\t", "\n\n", " \n ", "a", "I", "The quick brown fox jumps over the lazy dog.", "don't", "DON'T", "We'll", "WE'LL",
        "they've", "I'm", "I'M", "you'd", "She'S", "'s", "'", "''", "'re", "'vE", "rock'n'roll", "O'Neill", "it’s", "camelCaseWord", "HTTPServer",
        "snake_case_name", "SCREAMING_CASE", "x86_64", "v1.2.3-rc.4", "1", "12", "123", "1234", "1234567890", "3.14159", "1,000,000", "²³½Ⅷ", "٣٤٥", "०१२",
        "public static int Main(string[] args)\n{\n    return args.Length == 0 ? 1 : 0;\n}\n", "def f(x):\n\treturn x ** 2  # square\n",
        "for (let i = 0; i < n; i++) { a[i] ^= b[i] }", "SELECT * FROM t WHERE a >= 10;", "{\"key\": [1, 2.5e-3, null, \"v\\n\"]}",
        "https://example.org/a/b?c=d&e=%20#f", "/usr/local/bin/", "C:\\Program Files\\", "<div class=\"x\">&nbsp;</div>\r\n", "a/b//c///", "--//--\n//",
        "De snelle bruine vos springt over de luie hond; zo'n 's avonds, foto's, geïnteresseerd.", "Straße, Übergrößenträger, Donaudampfschifffahrt.",
        "L'été où l'on s'aimait déjà, ça m'a plu — c'est l'œuvre.", "Η γρήγορη καφέ αλεπού, Άνθρωπος ΑΘΗΝΑ.", "Съешь же ещё этих мягких ФРАНЦУЗСКИХ булок.",
        "نص حكيم له سر قاطع وذو شأن عظيم", "שלום עולם", "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा", "สวัสดีชาวโลก", "我能吞下玻璃而不伤身体。", "敏捷的棕色狐狸跳过懒狗",
        "いろはにほへと ちりぬるを カタカナ ー々〆", "키스의 고유조건은 입술끼리 만나야 하고", "ǅ ǈ ǋ titlecase", "ʰʲ modifier", "ﬁ ligature", "İstanbul ıI ſs 'ſ K",
        "👍", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍🚀 go", "🇳🇱🇧🇪", "☃️", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "𝟘𝟙𝟚𝟛", "𠜎𠜱", "e\u0301", "\u0301", "\u0301A", "A\u0301\u0302B", "Z\u0351\u036b\u0343algo", "\u20e3",
        "\ud83d", "\ude00", "\ude00\ud83d", "x\ud83dy", "\u00a0", "\u3000", "\u2028", "\u2029", "\u0085", "\ufeff", "\u200b", "\u200d", "\u0000", "\u001b[0m", "\u180e",
        "<|endoftext|>", "<|im_start|>user<|im_sep|>", "<|fim_prefix|>", "<|endofprompt|>", "!!!", "...", "?!\n\n", "¡¿", "—", "«»", "@#$%^&*()", "€100", "\ue000", "\uffff",
    ];

    private static readonly string[] Runs = [" ", "\n", "\r\n", "\t", "a", "A", "0", "ab", "é", "中", "ー", "А", "a\u0301", "👍", "-", "=", "'", "Aa", " \n", "\n ", "\ud83d", "\u0301", "ʰA"];

    private static readonly int[] Lengths = [2, 3, 7, 16, 63, 64, 65, 66, 80, 81, 130];

    /// <summary>At least 2,500.</summary>
    public static IReadOnlyList<string> All()
    {
        var texts = new List<string>(Fragments);
        foreach (var run in Runs)
        {
            foreach (var length in Lengths)
            {
                var repeated = string.Concat(Enumerable.Repeat(run, length));
                texts.AddRange([repeated, repeated + "x", "x" + repeated + " y"]);
            }
        }

        var random = new Random(20_261_126);
        while (texts.Count < 2_300) texts.Add(Joined(random));
        while (texts.Count < 2_600) texts.Add(Scattered(random));
        return texts;
    }

    private static string Joined(Random random)
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 14); parts > 0; parts--)
        {
            text.Append(Fragments[random.Next(Fragments.Length)]);
            if (random.Next(3) == 0) text.Append(' ');
        }

        return text.ToString();
    }

    // Letters without order, so that pieces are long and no token: half of them from one block of letters, half from the whole first plane.
    private static string Scattered(Random random)
    {
        var (first, count) = random.Next(6) switch
        {
            0 => ('a', 26),
            1 => ('Α', 56),
            2 => ('一', 20_000),
            3 => ('ᄀ', 256),
            _ => ('\0', 0x10000),
        };
        return new string([.. Enumerable.Range(0, random.Next(1, 160)).Select(_ => (char)(first + random.Next(count)))]);
    }
}
