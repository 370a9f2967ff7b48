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
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Entry == 0 || Chars.WordBefore(scan.Text, tokens[i].Start)
                || Chars.WordAt(scan.Text, tokens[i].End)) continue;
            if (tokens[i].IsCapital && scan.Term(GroupVocabulary.Peoples, i) is { } people)
                found.Add(new Detection(tokens[i].Start, people.Length, Kind, 0.5, Name));
            else if (scan.Term(GroupVocabulary.Nationalities, i) is { } nation
                     && (NameContext.Behind(scan, GroupVocabulary.Behind, i) ?? NameContext.Before(scan, GroupVocabulary.Before,
                     i)) is { } context)
                found.Add(new Detection(tokens[i].Start, nation.Length, Kind, 0.5, Name, Context: context));
        }
    }
}
