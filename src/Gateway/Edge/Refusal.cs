using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>An answer that the gateway gives itself.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">Machine word, in the record and, after <c>audit_</c>, in the answer.</param>
/// <param name="Message">For the person who reads the error; never holds what the caller sent.</param>
/// <param name="MayRetry">True when waiting can help: the answer then says how long.</param>
internal sealed record Refusal(int Status, string Reason, string Message, bool MayRetry = false)
{
    public static Refusal UnknownProvider { get; } = new(StatusCodes.Status404NotFound, "unknown_provider",
        "The first part of the path names no configured provider.");

    public static Refusal InvalidResource { get; } = new(StatusCodes.Status404NotFound, "invalid_resource",
        "The second part of the path is not a resource name: 2 to 64 of a-z, 0-9 and hyphen.");

    public static Refusal BodyTooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "body_too_large",
        "The request body is longer than this gateway takes.");

    public static Refusal BodyTimeout { get; } = new(StatusCodes.Status408RequestTimeout, "request_body_timeout",
        "The request body did not arrive in time.");

    public static Refusal MalformedBody { get; } = new(StatusCodes.Status400BadRequest, "malformed_body",
        "The framing of the request body is broken.");

    public static Refusal TooManyCalls { get; } = new(StatusCodes.Status503ServiceUnavailable, "too_many_calls",
        "This gateway has as many calls under way as it takes.", MayRetry: true);

    public static Refusal CaptureMemoryFull { get; } = new(StatusCodes.Status503ServiceUnavailable, "capture_memory_full",
        "This gateway holds as many bytes for recording as it takes.", MayRetry: true);

    public static Refusal UpstreamUnreachable { get; } = new(StatusCodes.Status502BadGateway, "upstream_unreachable",
        "The provider could not be reached.");

    public static Refusal UpstreamBroken { get; } = new(StatusCodes.Status502BadGateway, "upstream_broken",
        "The provider closed the connection before it answered.");

    public static Refusal UpstreamTimeout { get; } = new(StatusCodes.Status504GatewayTimeout, "upstream_timeout",
        "The provider did not begin its answer in time.");

    public static Refusal GatewayError { get; } = new(StatusCodes.Status500InternalServerError, "gateway_error",
        "The gateway failed on this call.");

    public static Refusal MalformedHeader(string name) => new(StatusCodes.Status400BadRequest, "malformed_header",
        $"The header {name} is malformed.");

    /// <param name="word">The journal's machine word.</param>
    public static Refusal NotRecorded(string word) => new(StatusCodes.Status503ServiceUnavailable, word,
        "The call cannot be recorded now and was not forwarded.", MayRetry: true);
}
