using YamlDotNet.Serialization;

namespace AuditPipeline.Host.Settings;

/// <summary>Everything a person sets, as it stands in <c>audit.yaml</c> (names in snake case). A name that is not here stops the start.</summary>
internal sealed class AuditSettings
{
    /// <summary>Name of this deployment: origin of its logs, without scheme. Default <c>audit.local/default</c>.</summary>
    public string Deployment { get; set; } = "audit.local/default";

    /// <summary>Owner of the records. Default <c>default</c>.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>Folder of everything kept; a relative path starts at the settings file. Default <c>data</c>.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Folder of the keys; the roles of one deployment share it. Default <c>keys</c> in the data folder.</summary>
    public string? Keys { get; set; }

    /// <summary>Folder of the log; processors of one deployment share it. Default <c>log</c> in the data folder.</summary>
    public string? Log { get; set; }

    public ListenSettings Listen { get; set; } = new();

    public GatewaySettings Gateway { get; set; } = new();

    /// <summary>Only for roles of their own (<c>./audit up --role</c>); null otherwise.</summary>
    public KafkaSettings? Kafka { get; set; }

    public StoreSettings Store { get; set; } = new();

    public SealSettings Seal { get; set; } = new();

    public CustodySettings Custody { get; set; } = new();

    public AnchorSettings Anchors { get; set; } = new();

    public RetentionSettings Retention { get; set; } = new();

    public RedactionSettings Redaction { get; set; } = new();

    public CostSettings Costs { get; set; } = new();

    public PiiSettings Pii { get; set; } = new();

    public OrganisationSettings? Organisation { get; set; }

    public List<SystemSettings> Systems { get; set; } = [];

    public List<AttestationSettings> Attestations { get; set; } = [];

    /// <summary>The file they were read from; null without one.</summary>
    [YamlIgnore]
    public SettingSource? Source { get; set; }
}
