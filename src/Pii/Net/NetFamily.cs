namespace AuditPipeline.Pii.Net;

/// <summary>Addresses and names of the network.</summary>
internal static class NetFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } =
    [
        new EmailRecognizer(),
        new IpAddressRecognizer(),
        new UrlRecognizer(),
        new MacAddressRecognizer(),
        new GuidRecognizer(),
        new SocialHandleRecognizer(),
        new HashtagRecognizer(),
        new UsernameRecognizer(),
    ];
}
