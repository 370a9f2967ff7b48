using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Gateway.Tap;
using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Composition;

/// <summary>What the settings mean to a gateway's journal.</summary>
internal static class JournalRoom
{
    public static JournalOptions Options(AuditSettings settings) => new()
    {
        SoftwareVersion = HostIdentity.Version,
        Tenant = settings.Tenant,
        MaxStoredBytes = settings.Gateway.MaxJournalBytes,
        MaxTailBytes = settings.Gateway.MaxResponseCaptureBytes,
        Undo = response => TailDecoding.Undo(response, settings.Gateway.MaxResponseCaptureBytes),
    };
}
