using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Demo;

/// <summary>The sample organisation of the demonstration: its profile answers what a middle-sized deployer would, and leaves a few questions
/// open, so that the pack shows gaps as well.</summary>
internal static class DemoSettings
{
    public static AuditSettings For(string data, IReadOnlyDictionary<string, string> routes, bool replay) => new()
    {
        Deployment = "audit.example.eu/demo",
        Data = data,
        Listen = new ListenSettings { Gateway = "127.0.0.1:0", Console = "127.0.0.1:0" },
        Gateway = new GatewaySettings
        {
            Providers = new Dictionary<string, string>(routes),
            DefaultProvider = routes.ContainsKey("openai") ? "openai" : routes.Keys.First(),
        },
        Retention = new RetentionSettings { RawPurposeMaximumDays = 30 },
        Organisation = new OrganisationSettings
        {
            LegalPerson = "Voorbeeld Logistiek B.V. (sample organisation)",
            MemberState = "NL",
            PublicAuthority = false,
            Nis2Class = "important",
            AiInNis2Scope = true,
            PersonalDataInTraffic = true,
            BiasDetection = false,
            SeriousIncident = false,
            SignificantIncident = false,
            PersonalDataBreach = false,
        },
        Systems = replay
            ? [new SystemSettings { Id = "corpus", Name = "Replay of recorded exchanges", Roles = ["deployer"], RiskClass = "not-high-risk" }]
            : [HrScreening(), SupportBot(), ContractReview(), CodeAssistant()],
    };

    private static SystemSettings HrScreening() => new()
    {
        Id = "hr-screening",
        Name = "Screening of applications",
        Roles = ["deployer"],
        RiskClass = "high-risk-annex-iii",
        AnnexIiiPoint = "4(a)",
        ModalitiesOut = ["text"],
        Workplace = true,
        DirectInteraction = false,
        EmotionRecognition = false,
        BiometricCategorisation = false,
        PublishesContent = false,
        ControlsInputData = true,
        PersonalData = true,
        DecisionsAboutPersons = true,
        FriaInScope = false,
        UseCases = ["ranking of applications"],
        InUseSince = "2026-03-02",
    };

    private static SystemSettings SupportBot() => new()
    {
        Id = "support-bot",
        Name = "Customer support assistant",
        Roles = ["deployer"],
        RiskClass = "not-high-risk",
        AnnexIiiPoint = "none",
        ModalitiesOut = ["text"],
        Workplace = false,
        DirectInteraction = true,
        EmotionRecognition = false,
        BiometricCategorisation = false,
        PublishesContent = false,
        PersonalData = true,
        DecisionsAboutPersons = false,
        UseCases = ["answers to customers"],
        InUseSince = "2025-11-17",
    };

    private static SystemSettings ContractReview() => new()
    {
        Id = "contract-review",
        Name = "Review of contracts",
        Roles = ["deployer"],
        RiskClass = "not-high-risk",
        AnnexIiiPoint = "none",
        ModalitiesOut = ["text"],
        EmotionRecognition = false,
        BiometricCategorisation = false,
        PublishesContent = false,
        UseCases = ["summaries of contracts"],
    };

    private static SystemSettings CodeAssistant() => new()
    {
        Id = "code-assistant",
        Name = "Code assistant",
        Roles = ["deployer"],
        RiskClass = "not-high-risk",
        ModalitiesOut = ["text"],
        EmotionRecognition = false,
        BiometricCategorisation = false,
        PublishesContent = false,
        UseCases = ["code review"],
    };
}
