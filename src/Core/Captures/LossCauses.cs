using System.Diagnostics;

namespace AuditPipeline.Core.Captures;

/// <summary>The words of <see cref="LossCause"/> in leaves, rows, API and packs.</summary>
public static class LossCauses
{
    public static string Word(this LossCause cause) => cause switch
    {
        LossCause.JournalUnavailable => "journal_unavailable",
        LossCause.JournalFull => "journal_full",
        LossCause.GatewayDied => "gateway_died",
        _ => throw new UnreachableException($"LossCause.{cause}"),
    };
}
