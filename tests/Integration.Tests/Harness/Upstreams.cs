using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>Providers as the tests need them.</summary>
internal static class Upstreams
{
    public const string Answer =
        """{"id":"chatcmpl-1","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""";

    /// <summary>Answers everything with a small chat completion.</summary>
    public static ScriptedUpstream Chat() => ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "application/json", Answer));

    public static Dictionary<string, string> As(this ScriptedUpstream upstream, params string[] names) => names.ToDictionary(n => n, _ => upstream.Url);
}
