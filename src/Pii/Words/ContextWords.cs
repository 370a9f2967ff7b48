namespace AuditPipeline.Pii.Words;

/// <summary>Words whose nearness says what a value is. Each term is one or more words in any case, <c>citizen service number</c>; between the
/// words of a term stands at most one separator (a blank, hyphen, underscore, stop, slash or apostrophe). A last word that ends in <c>*</c>
/// may go on (<c>burgerservice*</c>); the others stand alone. Terms of Chinese, Japanese, Korean and Thai are found inside running text.
/// Make one once, statically: the engine looks each word of a text up once, for all lists together.</summary>
public sealed class ContextWords
{
    /// <summary>Longest stem (a first word that may go on), in UTF-16 units.</summary>
    internal const int LongestStem = 31;

    private static int made;

    public ContextWords(params string[] terms)
    {
        if (terms.Length == 0) throw new ArgumentException("A list of context words needs at least one.", nameof(terms));
        Terms = terms;
        Id = Interlocked.Increment(ref made);
        Mask = MaskOf(Id);
    }

    public IReadOnlyList<string> Terms { get; }

    /// <summary>Its own number within the process.</summary>
    internal int Id { get; }

    /// <summary>The bit that stands for it; lists share bits.</summary>
    internal ulong Mask { get; }

    internal static ulong MaskOf(int list) => 1UL << (list & 63);
}
