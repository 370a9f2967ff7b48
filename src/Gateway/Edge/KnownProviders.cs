using System.Collections.Frozen;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Public endpoints of providers, as their API references give them, without the path that their clients add.</summary>
public static class KnownProviders
{
    /// <summary>Name → base URL.</summary>
    public static IReadOnlyDictionary<string, string> BaseUrls { get; } = new Dictionary<string, string>
    {
        ["anthropic"] = "https://api.anthropic.com",
        ["azure"] = "https://{resource}.openai.azure.com",
        ["bedrock"] = "https://bedrock-runtime.{resource}.amazonaws.com",
        ["cerebras"] = "https://api.cerebras.ai",
        ["cohere"] = "https://api.cohere.com",
        ["deepseek"] = "https://api.deepseek.com",
        ["google"] = "https://generativelanguage.googleapis.com",
        ["groq"] = "https://api.groq.com",
        ["mistral"] = "https://api.mistral.ai",
        ["openai"] = "https://api.openai.com",
        ["openrouter"] = "https://openrouter.ai",
        ["perplexity"] = "https://api.perplexity.ai",
        ["together"] = "https://api.together.xyz",
        ["vertex"] = "https://aiplatform.googleapis.com",
        ["xai"] = "https://api.x.ai",
    }.ToFrozenDictionary();
}
