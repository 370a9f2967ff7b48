using System.Net;

namespace AuditPipeline.Host.Presidio;

/// <param name="Listen">Port 0 takes a free one.</param>
/// <param name="KeySha256">SHA-256 of the key callers have to show; null: none, which only loopback allows.</param>
internal sealed record PresidioOptions(IPEndPoint Listen, byte[]? KeySha256)
{
    /// <summary>Why it must not start like this; null when it may.</summary>
    public string? Fault => KeySha256 is null && !IPAddress.IsLoopback(Listen.Address)
        ? $"{Listen} can be reached by others, and what is sent there is personal data: give --key-sha256, or listen on 127.0.0.1"
        : null;
}
