namespace AuditPipeline.Pii.Phones;

/// <summary>Country calling codes (ITU-T E.164 annex) and how many digits follow them.</summary>
internal static class CallingCodes
{
    private static readonly Dictionary<int, (int Least, int Most)> Lengths = new()
    {
        [1] = (10, 10), [7] = (10, 10), [20] = (8, 10), [27] = (9, 9), [30] = (10, 10), [31] = (9, 9), [32] = (8, 9), [33] = (9, 9),
        [34] = (9, 9), [36] = (8, 9), [39] = (6, 11), [40] = (9, 9), [41] = (9, 9), [43] = (7, 13), [44] = (9, 10), [45] = (8, 8),
        [46] = (7, 10), [47] = (8, 8), [48] = (9, 9), [49] = (6, 13), [51] = (8, 9), [52] = (10, 11), [54] = (10, 11), [55] = (10, 11),
        [56] = (8, 9), [57] = (8, 10), [60] = (8, 10), [61] = (9, 9), [62] = (7, 12), [63] = (8, 10), [64] = (8, 10), [65] = (8, 8),
        [66] = (8, 9), [81] = (9, 10), [82] = (8, 10), [84] = (9, 10), [86] = (10, 11), [90] = (10, 10), [91] = (10, 10), [92] = (9, 10),
        [351] = (9, 9), [352] = (5, 11), [353] = (7, 9), [354] = (7, 9), [355] = (8, 9), [356] = (8, 8), [357] = (8, 8), [358] = (5, 12),
        [359] = (7, 9), [370] = (8, 8), [371] = (8, 8), [372] = (7, 8), [373] = (8, 8), [374] = (8, 8), [375] = (9, 10), [376] = (6, 9),
        [377] = (8, 9), [378] = (6, 10), [380] = (9, 9), [381] = (7, 10), [382] = (8, 9), [383] = (8, 9), [385] = (8, 9), [386] = (8, 8),
        [387] = (8, 9), [389] = (8, 8), [420] = (9, 9), [421] = (9, 9), [423] = (7, 9), [852] = (8, 8), [971] = (8, 9), [972] = (8, 9),
    };

    /// <summary>The code these digits begin with, how long it is, and how many digits may follow; null for no code.</summary>
    internal static (int Value, int Length, int Least, int Most)? Of(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 4) return null;
        var length = digits[0] switch
        {
            '1' or '7' => 1,
            '2' => digits[1] is '0' or '7' ? 2 : 3,
            '3' => digits[1] is '5' or '7' or '8' ? 3 : 2,
            '4' => digits[1] == '2' ? 3 : 2,
            '5' => digits[1] is '0' or '9' ? 3 : 2,
            '6' => digits[1] >= '7' ? 3 : 2,
            '8' => digits[1] is '1' or '2' or '4' or '6' ? 2 : 3,
            '9' => digits[1] is '6' or '7' or '9' ? 3 : 2,
            _ => 0,
        };
        if (length == 0) return null;
        var code = 0;
        for (var i = 0; i < length; i++) code = code * 10 + digits[i] - '0';
        var (least, most) = Lengths.GetValueOrDefault(code, (7, 12));
        return (code, length, least, most);
    }
}
