using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Plates;

/// <summary>The registration marks of one country as data.</summary>
internal sealed record PlateRule
{
    /// <summary><c>NL_LICENSE_PLATE</c>.</summary>
    internal required string Entity { get; init; }

    /// <summary>Languages of the country, as <see cref="PlateWords"/> names them: a word for a plate in one of them speaks for this country.</summary>
    internal required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Names of the country and what belongs to it.</summary>
    internal required ContextWords Country { get; init; }

    /// <summary>All ways to write it, in capitals, as <see cref="Shapes.ShapeParser"/> reads them.</summary>
    internal required IReadOnlyList<string> Shapes { get; init; }

    /// <summary>Score beside a word in a language of another country; 0 where the form is that of too many other things.</summary>
    internal double Foreign { get; init; }

    internal CheckRule? Check { get; init; }

    /// <summary>Score with no word near it; above 0 only for forms that are little else.</summary>
    internal double Bare { get; init; }

    /// <summary>Score with no word near it where nothing else stands in the line.</summary>
    internal double Alone { get; init; } = 0.4;
}
