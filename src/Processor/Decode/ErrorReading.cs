using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Reads the error of an answer, in any of the forms the providers use.</summary>
internal static class ErrorReading
{
    /// <summary>The error of a refused call. AWS names its type in a header.</summary>
    public static InteractionError? OfRefusal(JsonView body, IReadOnlyList<HeaderField> headers)
    {
        var error = OfBody(body);
        var type = headers.Value("x-amzn-errortype")?.Split(':')[0];
        return string.IsNullOrEmpty(type) ? error : new InteractionError(error?.Type ?? type, error?.Code, error?.Message);
    }

    /// <summary>The error of a refused call's body, or null when the body names none.</summary>
    public static InteractionError? OfBody(JsonView body)
    {
        if (body.IsArray())   // Gemini wraps the errors of array-framed streams in an array
        {
            foreach (var item in body.Items()) return OfBody(item);
            return null;
        }

        var error = body.Member("error"u8);
        if (error.IsTold()) return Of(error, body);

        return Told(
            body.Member("type"u8).Word(), body.Member("code"u8).Word(),
            body.Member("message"u8).Text() ?? body.Member("detail"u8).Verbatim());
    }

    /// <summary>The error in an <c>error</c> member, or null when that is absent or null.</summary>
    public static InteractionError? OfMember(JsonView body)
    {
        var error = body.Member("error"u8);
        return error.IsTold() ? Of(error, body) : null;
    }

    private static InteractionError? Of(JsonView error, JsonView around)
    {
        if (!error.IsObject())
        {
            return Told(around.Member("type"u8).Word(), around.Member("code"u8).Word(), error.Text() ?? around.Member("message"u8).Text());
        }

        // Google's canonical word is the status; the others' is the type.
        return Told(
            error.Member("type"u8).Word() ?? error.Member("status"u8).Word(), error.Member("code"u8).Word(), error.Member("message"u8).Text());
    }

    private static InteractionError? Told(string? type, string? code, string? message) =>
        type is null && code is null && message is null ? null : new InteractionError(type, code, message);
}
