namespace AuditPipeline.Core.Interactions;

/// <summary>Members of an answer and of its usage that the dialect does not know: the first sign that a provider changed its format.</summary>
/// <param name="Names">Those that are plain words, each once, at most <see cref="MostNames"/>.</param>
/// <param name="Count">All that were met, each time they were.</param>
public sealed record UnknownFields(IReadOnlyList<string> Names, int Count)
{
    public const int MostNames = 16;

    public static UnknownFields None { get; } = new([], 0);
}
