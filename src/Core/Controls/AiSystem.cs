namespace AuditPipeline.Core.Controls;

/// <summary>One line of the AI system inventory. Null is "not answered" and never counts as no.</summary>
public sealed record AiSystem
{
    /// <summary>Id callers name in <c>x-audit-system</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>provider</c>, <c>deployer</c> or both; null when not decided.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary><c>high-risk-annex-iii</c>, <c>high-risk-annex-i</c>, <c>not-high-risk</c>; null when not classified.</summary>
    public string? RiskClass { get; init; }

    /// <summary>Point of Annex III, for instance <c>4(a)</c>, or <c>none</c>.</summary>
    public string? AnnexIiiPoint { get; init; }

    /// <summary>What it puts out: <c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>.</summary>
    public IReadOnlyList<string>? ModalitiesOut { get; init; }

    public bool? Workplace { get; init; }

    public bool? DirectInteraction { get; init; }

    public bool? EmotionRecognition { get; init; }

    public bool? BiometricCategorisation { get; init; }

    public bool? PublishesContent { get; init; }

    public bool? GeneratesSyntheticContent { get; init; }

    public bool? ControlsInputData { get; init; }

    public bool? PersonalData { get; init; }

    public bool? DecisionsAboutPersons { get; init; }

    /// <summary>Whether a fundamental rights impact assessment is due (AI Act Art. 27(1)).</summary>
    public bool? FriaInScope { get; init; }

    /// <summary>Declared use cases; empty when the inventory states none.</summary>
    public IReadOnlyList<string> UseCases { get; init; } = [];

    /// <summary>First day of use.</summary>
    public DateOnly? InUseSince { get; init; }

    /// <summary>High-risk under either annex; null when not classified.</summary>
    public bool? HighRisk => RiskClass is null ? null : RiskClass is RiskClasses.AnnexI or RiskClasses.AnnexIii;
}
