using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Packs;

/// <summary>What a pack says, free of language and layout. PDF and JSON are both written from it.</summary>
public sealed record PackModel
{
    public required PackRequest Request { get; init; }

    public required PackInputs Inputs { get; init; }

    public required string CatalogueVersion { get; init; }

    public required string CatalogueSha256 { get; init; }

    /// <summary>Systems the pack covers.</summary>
    public required IReadOnlyList<AiSystem> Systems { get; init; }

    /// <summary>By chapter, then in the order of the catalogue guide.</summary>
    public required IReadOnlyList<PackControl> Controls { get; init; }

    public required PackFigures Figures { get; init; }

    /// <summary>Statements over the whole pack, by the words of <see cref="FigureStatements"/>.</summary>
    public required IReadOnlyDictionary<string, PackStatement> FigureStatements { get; init; }

    /// <summary>Every statement of the pack, in order.</summary>
    public IEnumerable<PackStatement> Statements =>
        FigureStatements.Values.Concat(Controls.SelectMany(c => c.Segments).SelectMany(s => s.Metrics.Prepend(s.Result).Concat(s.Attested)));

    /// <summary>Number of controls per result.</summary>
    public IReadOnlyList<KeyValuePair<ControlResult, int>> Overview =>
        [.. Enum.GetValues<ControlResult>().Select(r => new KeyValuePair<ControlResult, int>(r, Controls.Count(c => c.Finding.Result == r)))];
}
