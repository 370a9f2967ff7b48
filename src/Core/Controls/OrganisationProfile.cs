namespace AuditPipeline.Core.Controls;

/// <summary>What the organisation states about itself. Null is "not answered" and never counts as no.</summary>
public sealed record OrganisationProfile
{
    /// <summary>Registered name of the legal person the pack speaks for.</summary>
    public required string LegalPerson { get; init; }

    /// <summary>Member State whose national law applies, ISO 3166-1 alpha-2 in upper case.</summary>
    public string? MemberState { get; init; }

    public bool? PublicAuthority { get; init; }

    /// <summary><c>essential</c>, <c>important</c> or <c>none</c> (NIS2 Art. 3).</summary>
    public string? Nis2Class { get; init; }

    /// <summary>Whether it is one of the digital services Regulation (EU) 2024/2690 lists.</summary>
    public bool? ListedDigitalService { get; init; }

    /// <summary>Whether the AI service is among the network and information systems in scope of NIS2.</summary>
    public bool? AiInNis2Scope { get; init; }

    /// <summary>Whether data with a special-category mark is used to detect bias.</summary>
    public bool? BiasDetection { get; init; }

    /// <summary>Whether personal data can occur in the traffic; assumed where not answered.</summary>
    public bool? PersonalDataInTraffic { get; init; }

    /// <summary>Whether a serious incident was recorded in or before the period.</summary>
    public bool? SeriousIncident { get; init; }

    /// <summary>Whether a significant incident (NIS2 Art. 23) was recorded.</summary>
    public bool? SignificantIncident { get; init; }

    /// <summary>Whether a personal data breach was recorded.</summary>
    public bool? PersonalDataBreach { get; init; }
}
