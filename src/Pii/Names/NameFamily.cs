using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Names of people and organisations, and what goes with them.</summary>
internal static class NameFamily
{
    internal static IReadOnlyList<IRecognizer> With(WordLists lists) => lists.Names.Count == 0 ? []
        : [new PersonRecognizer(lists), new OrganizationRecognizer(lists.Names), new GroupRecognizer()];
}
