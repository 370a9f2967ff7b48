using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Host.Settings;

/// <summary>The rules of <see cref="AuditSettings"/> that types alone do not hold. Pure; every fault is told, not only the first.</summary>
internal static partial class SettingsCheck
{
    private const int MostPriceLists = 8;

    private static readonly string[] Roles = ["deployer", "provider"];
    private static readonly string[] RiskClasses = ["high-risk-annex-iii", "high-risk-annex-i", "not-high-risk"];
    private static readonly string[] RecordPolicies = ["before", "pass"];
    private static readonly string[] Securities = ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"];
    private static readonly string[] Mechanisms = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"];
    private static readonly string[] Modalities = ["text", "image", "audio", "video"];
    private static readonly string[] Nis2Classes = ["essential", "important", "none"];

    public static IEnumerable<SettingFault> Faults(AuditSettings s)
    {
        if (!Origin().IsMatch(s.Deployment)) yield return new("deployment", "must be like audit.example.eu/acme: letters, digits, . - / and no spaces");
        if (!Tenant().IsMatch(s.Tenant)) yield return new("tenant", "must be 1 to 64 of a-z, 0-9, -");
        if (string.IsNullOrWhiteSpace(s.Data)) yield return new("data", "must name a folder");
        foreach (var fault in Listen(s.Listen).Concat(Gateway(s.Gateway)).Concat(Kafka(s.Kafka)).Concat(Seal(s.Seal)).Concat(Retention(s.Retention))) yield return fault;
        foreach (var fault in StoreCheck.Faults(s.Store).Concat(PiiCheck.Faults(s.Pii)).Concat(AnchorCheck.Faults(s.Anchors)).Concat(CustodyCheck.Faults(s.Custody))) yield return fault;
        foreach (var fault in Organisation(s.Organisation).Concat(Costs(s.Costs)).Concat(Systems(s.Systems)).Concat(Attestations(s.Attestations)))
            yield return fault;
    }

    private static IEnumerable<SettingFault> Listen(ListenSettings s)
    {
        if (!IsEndPoint(s.Gateway)) yield return new("listen.gateway", "must be an address and port such as 127.0.0.1:4000");
        if (s.GatewayHttp2 is { } http2 && !IsEndPoint(http2)) yield return new("listen.gateway_http2", "must be an address and port such as 127.0.0.1:4010");
        if (!IsEndPoint(s.Console)) yield return new("listen.console", "must be an address and port such as 127.0.0.1:4001");
    }

    private static IEnumerable<SettingFault> Gateway(GatewaySettings s)
    {
        foreach (var (name, address) in s.Providers)
        {
            if (!ProviderName().IsMatch(name)) yield return new($"gateway.providers.{name}", "a provider's name is 1 to 32 of a-z, 0-9, -");
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
                yield return new($"gateway.providers.{name}", "must be an http or https address without query or credentials");
        }

        if (!RecordPolicies.Contains(s.Record)) yield return new("gateway.record", "must be before or pass");
        foreach (var (name, policy) in s.RecordByProvider)
            if (!RecordPolicies.Contains(policy)) yield return new($"gateway.record_by_provider.{name}", "must be before or pass");
        if (Outside(s.MaxWaitingBytes, 64 << 10, 16L << 30)) yield return new("gateway.max_waiting_bytes", "must be 65536 to 17179869184");
        if (Outside(s.MaxJournalBytes, 1 << 20, 16L << 40)) yield return new("gateway.max_journal_bytes", "must be 1048576 to 17592186044416");
        if (s.Certificate is null != s.CertificateKey is null) yield return new("gateway.certificate", "and gateway.certificate_key must be given together");
        if (Outside(s.MaxRequestBytes, 1024, 256L << 20)) yield return new("gateway.max_request_bytes", "must be 1024 to 268435456");
        if (Outside(s.MaxResponseCaptureBytes, 1024, 256L << 20)) yield return new("gateway.max_response_capture_bytes", "must be 1024 to 268435456");
        if (Outside(s.MaxCaptureMemoryBytes, 1 << 20, 16L << 30)) yield return new("gateway.max_capture_memory_bytes", "must be 1048576 to 17179869184");
        if (Outside(s.ConnectSeconds, 1, 300)) yield return new("gateway.connect_seconds", "must be 1 to 300");
        if (Outside(s.HeadSeconds, 1, 3600)) yield return new("gateway.head_seconds", "must be 1 to 3600");
        if (Outside(s.IdleSeconds, 1, 3600)) yield return new("gateway.idle_seconds", "must be 1 to 3600");
    }

    private static IEnumerable<SettingFault> Kafka(KafkaSettings? s)
    {
        if (s is null) yield break;
        if (s.Brokers.Length == 0) yield return new("kafka.brokers", "must name at least one broker as host:port");
        if (!Topic().IsMatch(s.Topic)) yield return new("kafka.topic", "must be 1 to 249 of letters, digits, . _ -");
        if (s.Group.Length == 0) yield return new("kafka.group", "must be given");
        if (!Securities.Contains(s.Security)) yield return new("kafka.security", $"must be one of {string.Join(", ", Securities)}");
        if (!Mechanisms.Contains(s.Mechanism)) yield return new("kafka.mechanism", $"must be one of {string.Join(", ", Mechanisms)}");
        if (Outside(s.Partitions, 1, 10_000)) yield return new("kafka.partitions", "must be 1 to 10000");
        if (Outside(s.Replication, 1, 100)) yield return new("kafka.replication", "must be 1 to 100");
        if (Outside(s.MinInSyncReplicas, 1, 100)) yield return new("kafka.min_in_sync_replicas", "must be 1 to 100");
        if (Outside(s.RetentionHours, 1, 87_600)) yield return new("kafka.retention_hours", "must be 1 to 87600");
        if (Outside(s.SessionSeconds, 1, 1_800)) yield return new("kafka.session_seconds", "must be 1 to 1800");
        if (Outside(s.HeartbeatSeconds, 0, 3_600)) yield return new("kafka.heartbeat_seconds", "must be 0 to 3600");
    }

    private static IEnumerable<SettingFault> Seal(SealSettings s)
    {
        if (Outside(s.CheckpointSeconds, 1, 3600)) yield return new("seal.checkpoint_seconds", "must be 1 to 3600");
        if (Outside(s.AnchorSeconds, 1, 3600)) yield return new("seal.anchor_seconds", "must be 1 to 3600");
    }

    private static IEnumerable<SettingFault> Retention(RetentionSettings s)
    {
        if (Outside(s.RecordMonths, 6, 240))
            yield return new("retention.record_months", "must be 6 to 240 (six months is the floor for logs of high-risk systems, AI Act Art. 26(6))");
        if (Outside(s.RawDays, 1, 3650)) yield return new("retention.raw_days", "must be 1 to 3650");
        if (s.RawPurposeMaximumDays is < 1) yield return new("retention.raw_purpose_maximum_days", "must be at least 1");
    }

    private static IEnumerable<SettingFault> Organisation(OrganisationSettings? s)
    {
        if (s is null) yield break;
        if (string.IsNullOrWhiteSpace(s.LegalPerson)) yield return new("organisation.legal_person", "must be given");
        if (s.MemberState is { } state && (state.Length != 2 || !state.All(char.IsAsciiLetterUpper)))
            yield return new("organisation.member_state", "must be two capital letters such as NL");
        if (s.Nis2Class is { } nis2 && !Nis2Classes.Contains(nis2)) yield return new("organisation.nis2_class", $"must be one of {string.Join(", ", Nis2Classes)}");
    }

    private static IEnumerable<SettingFault> Systems(List<SystemSettings> systems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < systems.Count; i++)
        {
            var s = systems[i];
            if (!Name().IsMatch(s.Id)) yield return new($"systems[{i}].id", "must be 1 to 64 of letters, digits, . _ -");
            else if (!seen.Add(s.Id)) yield return new($"systems[{i}].id", "is there twice");
            if (s.Name.Length == 0) yield return new($"systems[{i}].name", "must be given");
            if (s.Team is { } team && !Name().IsMatch(team)) yield return new($"systems[{i}].team", "must be 1 to 64 of letters, digits, . _ -");
            if (s.Roles is { } roles && (roles.Count == 0 || roles.Except(Roles).Any()))
                yield return new($"systems[{i}].roles", $"must be of {string.Join(", ", Roles)}");
            if (s.RiskClass is { } risk && !RiskClasses.Contains(risk)) yield return new($"systems[{i}].risk_class", $"must be one of {string.Join(", ", RiskClasses)}");
            if (s.ModalitiesOut is { } modalities && modalities.Except(Modalities).Any())
                yield return new($"systems[{i}].modalities_out", $"must be of {string.Join(", ", Modalities)}");
            if (s.InUseSince is { } since && !Date(since)) yield return new($"systems[{i}].in_use_since", "must be a date yyyy-MM-dd");
        }
    }

    private static IEnumerable<SettingFault> Costs(CostSettings costs)
    {
        if (costs.PriceLists.Count > MostPriceLists) yield return new("costs.price_lists", $"must be at most {MostPriceLists}");
        for (var i = 0; i < costs.PriceLists.Count; i++)
        {
            if (costs.PriceLists[i].File.Length == 0) yield return new($"costs.price_lists[{i}].file", "must name the list");
            if (VerifierKey.Parse(costs.PriceLists[i].Key) is null)
                yield return new($"costs.price_lists[{i}].key", "must be the verifier key of whoever signs it (name+hex+base64; ./audit prices key makes one)");
        }

        if (costs.ExchangeRates is { Length: 0 }) yield return new("costs.exchange_rates", "must name a file");
    }

    private static IEnumerable<SettingFault> Attestations(List<AttestationSettings> attestations)
    {
        for (var i = 0; i < attestations.Count; i++)
        {
            var a = attestations[i];
            if (a.Control.Length == 0) yield return new($"attestations[{i}].control", "must name a control");
            if (a.Item < 1) yield return new($"attestations[{i}].item", "must be the place of the attested item in the control's list, from 1");
            if (a.Owner.Length == 0) yield return new($"attestations[{i}].owner", "must name who answers for it");
            if (!Date(a.Date)) yield return new($"attestations[{i}].date", "must be a date yyyy-MM-dd");
            if (!Date(a.Expires)) yield return new($"attestations[{i}].expires", "must be a date yyyy-MM-dd");
            if (a.File.Length == 0) yield return new($"attestations[{i}].file", "must name the document");
        }
    }

    // .NET takes "4000" for the address 0.0.15.160 and a missing port for 0, which is any free one.
    private static bool IsEndPoint(string text) => AddressAndPort().IsMatch(text) && IPEndPoint.TryParse(text, out _);

    private static bool Outside(long value, long from, long to) => value < from || value > to;

    private static bool Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]{0,126}(/[A-Za-z0-9.-]{1,64}){0,4}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Origin();

    [GeneratedRegex(@"\A([0-9]{1,3}(\.[0-9]{1,3}){3}|\[[0-9A-Fa-f:.]{2,45}\]):[0-9]{1,5}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex AddressAndPort();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,249}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Topic();

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Tenant();

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z", RegexOptions.CultureInvariant, 50)]
    private static partial Regex ProviderName();
}
