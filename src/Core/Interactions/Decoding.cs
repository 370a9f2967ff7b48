namespace AuditPipeline.Core.Interactions;

/// <summary>How far an exchange was understood.</summary>
/// <param name="Dialect">Name of the dialect that read it (<c>openai-chat</c> …); null when none did.</param>
/// <param name="Version">Version of that dialect, from 1; 0 when none.</param>
/// <param name="UndecodedReason">Machine word why it was not decoded, or only in part; null when it was understood.</param>
public sealed record Decoding(string? Dialect, int Version, string? UndecodedReason)
{
    public static Decoding Undecoded(string reason) => new(null, 0, reason);

    public bool IsDecoded => Dialect is not null && UndecodedReason is null;
}
