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

    /// <summary>Words that say something else is meant: near one of these (and none of <see cref="Context"/>) it is not reported.</summary>
    internal ContextWords? Others { get; init; }

    /// <summary>Score with no word near it, 0 to 1; 0: not reported then.</summary>
    internal required double Bare { get; init; }

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
}
