namespace AuditPipeline.Core.Controls;

/// <summary>Every fact conditions may ask for: where it is stated, and the question to put to the organisation.</summary>
public static class ProfileFacts
{
    private static readonly Dictionary<string, (string Question, Func<OrganisationProfile, AiSystem?, FactValue> Read)> Table =
        new(StringComparer.Ordinal)
        {
            ["role"] = OfSystem("Is the organisation provider or deployer of the system?", s => s.Roles),
            ["system.risk_class"] = OfSystem("Is the system high-risk under Annex III or Annex I?", s => One(s.RiskClass)),
            ["system.annex_iii_point"] = OfSystem("Which point of Annex III covers the system, if any?", s => One(s.AnnexIiiPoint)),
            ["system.modalities_out"] = OfSystem("Does the system put out text, image, audio or video?", s => s.ModalitiesOut),
            ["system.workplace"] = OfSystem("Is the system used at the workplace?", s => Flag(s.Workplace)),
            ["system.direct_interaction"] = OfSystem("Do people interact directly with the system?", s => Flag(s.DirectInteraction)),
            ["system.emotion_recognition"] = OfSystem("Does the system recognise emotions?", s => Flag(s.EmotionRecognition)),
            ["system.biometric_categorisation"] =
                OfSystem("Does the system categorise people by biometric data?", s => Flag(s.BiometricCategorisation)),
            ["system.publishes_content"] = OfSystem("Is what the system puts out published?", s => Flag(s.PublishesContent)),
            ["system.generates_synthetic_content"] =
                OfSystem("Does the system generate synthetic content?", s => Flag(s.GeneratesSyntheticContent)),
            ["system.controls_input_data"] = OfSystem("Does the organisation control the input data?", s => Flag(s.ControlsInputData)),
            ["system.personal_data"] = OfSystem("Does the system process personal data?", s => Flag(s.PersonalData)),
            ["system.decisions_about_persons"] =
                OfSystem("Does the system take or assist decisions about people?", s => Flag(s.DecisionsAboutPersons)),
            ["fria_in_scope"] = OfSystem("Is a fundamental rights impact assessment due for the system?", s => Flag(s.FriaInScope)),
            ["deployer.public_authority"] = OfOrganisation("Is the organisation a public authority?", p => Flag(p.PublicAuthority)),
            ["organisation.bias_detection"] =
                OfOrganisation("Is special-category data used to detect bias?", p => Flag(p.BiasDetection)),
            ["organisation.personal_data_in_traffic"] =
                OfOrganisation("Can personal data occur in the traffic?", p => Flag(p.PersonalDataInTraffic)),
            ["entity.nis2_class"] = OfOrganisation("Is the organisation an essential or important entity?", p => One(p.Nis2Class)),
            ["entity.member_state"] = OfOrganisation("Which Member State's law applies?", p => One(p.MemberState)),
            ["entity.ai_in_scope"] =
                OfOrganisation("Is the AI service in scope of the network and information systems?", p => Flag(p.AiInNis2Scope)),
            ["entity.listed_digital_service"] =
                OfOrganisation("Is the organisation a digital service listed in Regulation (EU) 2024/2690?", p => Flag(p.ListedDigitalService)),
            ["incident.serious"] = OfOrganisation("Was a serious incident recorded?", p => Flag(p.SeriousIncident)),
            ["incident.significant"] = OfOrganisation("Was a significant incident recorded?", p => Flag(p.SignificantIncident)),
            ["incident.personal_data_breach"] = OfOrganisation("Was a personal data breach recorded?", p => Flag(p.PersonalDataBreach)),
        };

    /// <summary>Names conditions may use.</summary>
    public static IReadOnlySet<string> Names { get; } = Table.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The question that would answer <paramref name="fact"/>, in English.</summary>
    public static string Question(string fact) => Table[fact].Question;

    /// <summary>Reads a fact. Without a system, facts of systems are not answered.</summary>
    public static FactValue Read(string fact, OrganisationProfile profile, AiSystem? system) => Table[fact].Read(profile, system) with { Fact = fact };

    private static (string, Func<OrganisationProfile, AiSystem?, FactValue>) OfSystem(
        string question, Func<AiSystem, IReadOnlyList<string>?> read) =>
        (question, (_, system) => new FactValue("", system?.Id, system is null ? null : read(system)));

    private static (string, Func<OrganisationProfile, AiSystem?, FactValue>) OfOrganisation(
        string question, Func<OrganisationProfile, IReadOnlyList<string>?> read) =>
        (question, (profile, _) => new FactValue("", null, read(profile)));

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];

    private static IReadOnlyList<string>? Flag(bool? value) => value switch { null => null, true => ["true"], false => ["false"] };
}
