namespace AuditPipeline.Host.Settings;

/// <summary>One AI system of the inventory. What is not answered is never taken for no.</summary>
internal sealed class SystemSettings
{
    /// <summary>What callers send as <c>x-audit-system</c>.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Team that answers for its costs; null: a call's own tag <c>team</c> decides.</summary>
    public string? Team { get; set; }

    /// <summary>Entity type → operator, where this system's calls are redacted otherwise than <c>redaction.types</c> says.</summary>
    public Dictionary<string, string>? Redaction { get; set; }

    /// <summary><c>deployer</c>, <c>provider</c> or both.</summary>
    public List<string>? Roles { get; set; }

    /// <summary><c>high-risk-annex-iii</c>, <c>high-risk-annex-i</c> or <c>not-high-risk</c>.</summary>
    public string? RiskClass { get; set; }

    /// <summary>Point of Annex III such as <c>4(a)</c>, or <c>none</c>.</summary>
    public string? AnnexIiiPoint { get; set; }

    /// <summary><c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>.</summary>
    public List<string>? ModalitiesOut { get; set; }

    public bool? Workplace { get; set; }

    public bool? DirectInteraction { get; set; }

    public bool? EmotionRecognition { get; set; }

    public bool? BiometricCategorisation { get; set; }

    public bool? PublishesContent { get; set; }

    public bool? GeneratesSyntheticContent { get; set; }

    public bool? ControlsInputData { get; set; }

    public bool? PersonalData { get; set; }

    public bool? DecisionsAboutPersons { get; set; }

    public bool? FriaInScope { get; set; }

    public List<string> UseCases { get; set; } = [];

    /// <summary>First day of use, yyyy-MM-dd.</summary>
    public string? InUseSince { get; set; }
}
