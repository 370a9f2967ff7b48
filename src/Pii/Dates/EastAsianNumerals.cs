using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Dates;

/// <summary>Numbers written in Chinese, Japanese and Korean words.</summary>
internal static class EastAsianNumerals
{
    private const int Longest = 8;

    private static readonly string[] Korean =
    [
        "다섯", "여섯", "일곱", "여덟", "아홉", "스물", "스무", "서른", "마흔", "예순", "일흔", "여든", "아흔", "한", "두", "세", "네", "열", "쉰", "하나", "둘", "셋", "넷",
        "일", "이", "삼", "사", "오", "육", "칠", "팔", "구", "십", "백",
    ];

    /// <summary>Where the number begins that ends at a place, perhaps a blank before it; -1 when none does.</summary>
    internal static int Before(string text, int end)
    {
        var i = end;
        while (i > 0 && end - i < Longest && text[i - 1] is '一' or '二' or '两' or '兩' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '〇') i--;
        if (i < end) return i;

        if (i > 0 && Chars.IsGap(text[i - 1])) i--;
        var last = i;
        while (i > 0 && last - i < Longest)
        {
            var step = 0;
            foreach (var word in Korean)
            {
                if (word.Length <= i && string.CompareOrdinal(text, i - word.Length, word, 0, word.Length) == 0) step = Math.Max(step, word.Length);
            }

            if (step == 0) break;
            i -= step;
        }

        // The whole word must be a number.
        return i < last && (i == 0 || !CharTable.IsLetter(text[i - 1])) ? i : -1;
    }
}
