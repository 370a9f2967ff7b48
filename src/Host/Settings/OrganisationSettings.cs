namespace AuditPipeline.Host.Settings;

/// <summary>The legal person that packs speak of. What is not answered is never taken for no.</summary>
internal sealed class OrganisationSettings
{
    /// <summary>Registered name.</summary>
    public string LegalPerson { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? MemberState { get; set; }

    public bool? PublicAuthority { get; set; }

    /// <summary><c>essential</c>, <c>important</c> or <c>none</c> (NIS2 Art. 3).</summary>
    public string? Nis2Class { get; set; }

    public bool? ListedDigitalService { get; set; }

    public bool? AiInNis2Scope { get; set; }

    public bool? BiasDetection { get; set; }

    public bool? PersonalDataInTraffic { get; set; }

    public bool? SeriousIncident { get; set; }

    public bool? SignificantIncident { get; set; }

    public bool? PersonalDataBreach { get; set; }
}
