using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>One kind of number as data: how it is written, what it must satisfy, which words say that it is meant.</summary>
internal sealed record IdentifierRule
{
    /// <summary>Small letters and hyphens: <c>nl-bsn</c>.</summary>
    internal required string Name { get; init; }

    /// <summary>Presidio's name of the type: <c>NL_BSN</c>.</summary>
    internal required string Entity { get; init; }

    /// <summary>All ways to write it, as <see cref="Shapes.ShapeParser"/> reads them.</summary>
    internal required IReadOnlyList<string> Shapes { get; init; }

    /// <summary>Null when the form is all there is: then it needs a word near it, or a form that is nothing else.</summary>
    internal Check? Check { get; init; }

    /// <summary>Words that say it is meant.</summary>
    internal required ContextWords Context { get; init; }

    /// <summary>Words for all numbers of its kind, whatever the country: they say it is meant when a word of <see cref="Country"/> stands
    /// near too, and make it likelier when none does.</summary>
    internal ContextWords? Kind { get; init; }

    /// <summary>Names of the country and its people.</summary>
    internal ContextWords? Country { get; init; }

    /// <summary>Words that say something else is meant: near one of these (and none of <see cref="Context"/>) it is not reported.</summary>
    internal ContextWords? Others { get; init; }

    /// <summary>Score with no word near it, 0 to 1; 0: not reported then. Below <see cref="Telling"/> the form is too common to be
    /// reported in running text: then the value must fill a field (a line, a cell, a string in quotes).</summary>
    internal required double Bare { get; init; }

    /// <summary>Score with a word of its <see cref="Kind"/> near it and none of its country, 0 to 1; 0: not reported then.</summary>
    internal double OfKind { get => ofKind ?? (Bare > 0 ? Math.Min(0.9, Bare + 0.3) : 0); init => ofKind = value; }

    /// <summary>Score with no word near it where nothing else stands in the line, see <see cref="Text.Standing"/>; 0: as <see cref="Bare"/>.</summary>
    internal double Alone { get; init; }

    /// <summary>Score with one of its words near it, 0 to 1.</summary>
    internal double Named { get; init; } = 0.95;

    /// <summary>Letters match in either case.</summary>
    internal bool IgnoreCase { get; init; }

    /// <summary>How far before the value a word of <see cref="Context"/> counts, in UTF-16 units.</summary>
    internal int Before { get; init; } = Text.ScanText.ContextBefore;

    /// <summary>How far after it.</summary>
    internal int After { get; init; } = Text.ScanText.ContextAfter;

    /// <summary>From this score on a bare value is reported in running text as well.</summary>
    internal const double Telling = 0.5;

    private readonly double? ofKind;
}
