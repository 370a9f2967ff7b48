using System.Globalization;
using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>Errors in the words of each provider.</summary>
internal static class ScriptedErrors
{
    public static ScriptedAnswer Answer(ScriptedDialect dialect, int status)
    {
        var message = status switch
        {
            400 => "The request is not valid.",
            401 => "The API key is not valid.",
            429 => "The rate limit has been reached, try again later.",
            _ => "The server had an error while processing the request.",
        };
        var body = dialect switch
        {
            ScriptedDialect.Anthropic => new JsonObject
            {
                ["type"] = "error",
                ["error"] = new JsonObject { ["type"] = Anthropic(status), ["message"] = message },
                ["request_id"] = "req_error" + status.ToString(CultureInfo.InvariantCulture),
            },
            ScriptedDialect.Gemini => new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["status"] = Google(status) },
            },
            _ => new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = message, ["type"] = OpenAi(status), ["param"] = null, ["code"] = OpenAiCode(status) },
            },
        };
        return status == 429 ? ScriptedAnswer.Json(status, body, ("retry-after", "12")) : ScriptedAnswer.Json(status, body);
    }

    private static string Anthropic(int status) => status switch
    {
        400 => "invalid_request_error",
        401 => "authentication_error",
        429 => "rate_limit_error",
        _ => "api_error",
    };

    private static string Google(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        429 => "RESOURCE_EXHAUSTED",
        _ => "INTERNAL",
    };

    private static string OpenAi(int status) => status switch
    {
        429 => "requests",
        500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string? OpenAiCode(int status) => status switch
    {
        401 => "invalid_api_key",
        429 => "rate_limit_exceeded",
        _ => null,
    };
}
