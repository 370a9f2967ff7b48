using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Nationalities and religions of people, in English: <c>a Danish citizen</c>, not <c>translate into Danish</c>.</summary>
internal sealed class GroupRecognizer : IRecognizer
{
    public const string Kind = "NRP";

    public string Name => "group";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => GroupVocabulary.All;

    public void Find(ScanText scan, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var places = new TermPlaces(scan, GroupVocabulary.Peoples, GroupVocabulary.Nationalities);
        while (places.MoveNext())
        {
            var i = places.Current;
            ref readonly var token = ref tokens[i];
            if (token.Length < GroupVocabulary.Shortest) continue;
            var people = token.IsCapital ? scan.Term(GroupVocabulary.Peoples, i) : null;
            var nation = people is null ? scan.Term(GroupVocabulary.Nationalities, i) : null;
            if ((people ?? nation) is null || Chars.WordBefore(scan.Text, token.Start)
                || Chars.WordAt(scan.Text, token.End)) continue;
            if (people is not null) found.Add(new Detection(token.Start, people.Length, Kind, 0.5, Name));
            else if (nation is not null && (NameContext.Behind(scan, GroupVocabulary.Behind, i)
                ?? NameContext.Before(scan, GroupVocabulary.Before, i)) is { } context)
                found.Add(new Detection(token.Start, nation.Length, Kind, 0.5, Name, Context: context));
        }
    }
}
