using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Dates;

/// <summary>Ages: <c>37 years old</c>, <c>45-jarige</c>, <c>fünf Jahre alt</c>, <c>a los 6 meses de edad</c>, <c>29岁</c>.</summary>
internal sealed class AgeRecognizer : IRecognizer
{
    public const string Kind = "AGE";

    /// <summary>Signs behind numbers in words, which only they give away.</summary>
    private static readonly ContextWords Signs = new("岁", "歲", "歳", "살");

    public string Name => "age";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Signs];

    public string Rules => $"{Name} 1";

    public void Find(ScanText scan, List<Detection> found)
    {
        var reader = new AgeReader(scan);
        var tokens = scan.Tokens;
        var done = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var sign = token.Length == 1 && token.Entry != 0;
            if (!token.IsNumber && !sign && !AgeWords.MayBeNumber(token)) continue;
            if (token.Start < done) continue;
            if (sign && scan.Term(Signs, i) is not null && EastAsianNumerals.Before(scan.Text, token.Start) is >= 0 and var start)
            {
                found.Add(new Detection(start, token.End - start, Kind, AgeReader.Sure, Name));
            }
            else if (reader.At(i) is { } age)
            {
                found.Add(new Detection(age.Start, age.End - age.Start, Kind, age.Score, Name));
                done = age.End;
            }
        }
    }
}
