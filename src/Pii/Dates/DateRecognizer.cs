using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Dates;

/// <summary>Dates that exist: day, month and year as they are written in Europe, in America, in East Asia and by machines, with the time
/// behind them; less surely those of which a part is missing. A word of birth near a date raises its score.</summary>
internal sealed class DateRecognizer : IRecognizer
{
    public const string Kind = "DATE_TIME";

    private const double Named = 0.95;

    private static readonly ContextWords Birth = new(
        "birth*", "born", "dob", "d.o.b", "geboren", "geboorte*", "geb", "geburt*", "né le", "née le", "né", "née", "naissance*", "nacido", "nacida", "nací", "nació", "nacimiento*",
        "nascimento*", "nascido", "nascida", "nasci", "nasceu", "nato", "nata", "nascita*", "ur", "urodz*", "narozen*", "narodený", "narodená", "född*", "födel*", "født*",
        "fødsels*", "fødd*", "syntynyt", "syntymä*", "sünd*", "dzim*", "gim*", "szület*", "născut*", "naștere*", "nastere*", "rođen*", "rojen*", "роден*", "рожд*",
        "родил*", "γέννησ*", "γεννήθηκε", "doğum*", "dogum*", "fæd*", "naixement", "nascut", "出生", "生年月日", "生日", "생년월일", "출생");

    public string Name => "date";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Birth];

    public string Rules => $"{Name} 1";

    public void Find(ScanText scan, List<Detection> found)
    {
        var reader = new DateReader(scan);
        var tokens = scan.Tokens;
        var done = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (!token.IsNumber && !DateWords.MayBeLoneWeekday(token)) continue;
            if (token.Start < done) continue;
            if ((token.IsNumber ? reader.At(i) : reader.WeekdayAt(i)) is not { } match || Judge(scan, match) is not { } one) continue;
            done = match.End;
            found.Add(one);
        }
    }

    private Detection? Judge(ScanText scan, DateMatch match)
    {
        var birth = match.Form is DateForm.Weekday or DateForm.Year ? null : scan.Context(Birth, match.Start, match.End, 40, 24);
        var score = birth is not null ? Named : Bare(match.Form);
        return score > 0 ? new Detection(match.Start, match.End - match.Start, Kind, score, Name, "calendar", birth) : null;
    }

    private static double Bare(DateForm form) => form switch
    {
        DateForm.Named => 0.9,
        DateForm.Numeric => 0.85,
        DateForm.NamedDay => 0.6,
        DateForm.NamedMonth => 0.55,
        DateForm.ShortYear => 0.5,
        DateForm.Spaced => 0.45,
        DateForm.NumericMonth => 0.4,
        DateForm.NumericDay or DateForm.Year or DateForm.Weekday => 0.35,
        _ => 0,
    };
}
