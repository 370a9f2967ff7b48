using System.Globalization;
using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>Writes the traffic script: the same calls on every run.</summary>
internal static class DemoScript
{
    public const int Calls = 264;

    private static readonly string[] Systems = ["hr-screening", "support-bot", "contract-review", "code-assistant"];

    private static readonly (ScriptedDialect Dialect, string Path, string Model)[] Targets =
    [
        (ScriptedDialect.OpenAiChat, "/v1/chat/completions", "gpt-4o-mini"),
        (ScriptedDialect.Anthropic, "/anthropic/v1/messages", "claude-sonnet-4-5"),
        (ScriptedDialect.OpenAiResponses, "/openai/v1/responses", "gpt-5"),
        (ScriptedDialect.Gemini, "/google/v1beta/models/", "gemini-2.5-flash"),
        (ScriptedDialect.OpenAiChat, "/openai/v1/chat/completions", "gpt-4.1"),
        (ScriptedDialect.Anthropic, "/anthropic/v1/messages", "claude-haiku-4-5"),
        (ScriptedDialect.OpenAiChat, "/mistral/v1/chat/completions", "mistral-small-latest"),
        (ScriptedDialect.Gemini, "/google/v1beta/models/", "gemini-2.5-pro"),
        (ScriptedDialect.OpenAiResponses, "/openai/v1/responses", "o4-mini"),
        (ScriptedDialect.OpenAiChat, "/v1/chat/completions", "in-house-legal-7b"),
        (ScriptedDialect.OpenAiChat, "/v1/chat/completions", "gpt-4o"),
    ];

    public static IEnumerable<DemoCall> All() => Enumerable.Range(0, Calls).Select(Call);

    private static DemoCall Call(int i)
    {
        var system = Systems[i % Systems.Length];
        var (dialect, path, model) = Targets[i % Targets.Length];
        var leaves = i % 33 == 7;
        var error = leaves ? 200 : (i % 48) switch { 5 => 401, 17 => 400, 29 => 429, 41 => 500, _ => 200 };
        var stream = leaves || i / 4 % 2 == 1;
        var tool = !leaves && i % 5 == 3 ? Tool(system) : null;
        var prompt = error == 400 ? null : DemoPrompts.For(system, i / Systems.Length);
        var body = Body(dialect, model, DemoPrompts.Instructions(system), prompt, stream, tool, includeUsage: i % 3 != 0);
        if (dialect == ScriptedDialect.Gemini) path += model + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");

        var headers = new List<(string, string)>
        {
            Credential(dialect, "demo-key" + error switch { 401 => "-revoked", 429 => "-limited", 500 => "-failing", _ => "" }),
            ("x-audit-system", system),
            ("x-audit-user", $"user{i * 5 % 12:D2}@example.org"),
            ("x-audit-session", string.Create(CultureInfo.InvariantCulture, $"s-{i / 6:D3}")),
            ("x-audit-purpose", Purpose(system)),
            ("x-audit-tags", $$"""{"team":"{{system.Split('-')[0]}}","environment":"demo"}"""),
        };
        if (dialect == ScriptedDialect.Anthropic) headers.Add(("anthropic-version", "2023-06-01"));
        if (leaves) headers.Add((ScriptedProvider.PaceHeader, "40"));
        return new DemoCall(path, body, headers, error, leaves ? 5 : null);
    }

    private static JsonObject Body(
        ScriptedDialect dialect, string model, string instructions, string? prompt, bool stream, string? tool, bool includeUsage)
    {
        var body = dialect switch
        {
            ScriptedDialect.Gemini => new JsonObject
            {
                ["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = instructions }) },
                ["contents"] = prompt is null ? [] : new JsonArray(new JsonObject
                {
                    ["role"] = "user",
                    ["parts"] = new JsonArray(new JsonObject { ["text"] = prompt }),
                }),
            },
            ScriptedDialect.Anthropic => new JsonObject
            {
                ["model"] = model,
                ["max_tokens"] = 1024,
                ["system"] = instructions,
                ["messages"] = prompt is null ? [] : new JsonArray(Turn("user", prompt)),
            },
            ScriptedDialect.OpenAiResponses => new JsonObject
            {
                ["model"] = model,
                ["instructions"] = instructions,
                ["input"] = prompt is null ? new JsonArray() : prompt,
            },
            _ => new JsonObject
            {
                ["model"] = model,
                ["messages"] = prompt is null ? [] : new JsonArray(Turn("system", instructions), Turn("user", prompt)),
            },
        };
        if (tool is not null) body["tools"] = new JsonArray(Offer(dialect, tool));
        if (stream && dialect != ScriptedDialect.Gemini) body["stream"] = true;
        if (stream && includeUsage && dialect == ScriptedDialect.OpenAiChat) body["stream_options"] = new JsonObject { ["include_usage"] = true };
        return body;
    }

    private static JsonObject Turn(string role, string text) => new() { ["role"] = role, ["content"] = text };

    private static JsonObject Offer(ScriptedDialect dialect, string name)
    {
        JsonObject Schema() => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["reference"] = new JsonObject { ["type"] = "string" }, ["limit"] = new JsonObject { ["type"] = "integer" } },
        };
        JsonObject Function(string schema) => new() { ["name"] = name, ["description"] = "Looks up the file.", [schema] = Schema() };
        switch (dialect)
        {
            case ScriptedDialect.Gemini:
                return new JsonObject { ["functionDeclarations"] = new JsonArray(Function("parameters")) };
            case ScriptedDialect.Anthropic:
                return Function("input_schema");
            case ScriptedDialect.OpenAiResponses:
                var flat = Function("parameters");
                flat["type"] = "function";
                return flat;
            default:
                return new JsonObject { ["type"] = "function", ["function"] = Function("parameters") };
        }
    }

    private static (string Name, string Value) Credential(ScriptedDialect dialect, string key) => dialect switch
    {
        ScriptedDialect.Anthropic => ("x-api-key", key),
        ScriptedDialect.Gemini => ("x-goog-api-key", key),
        _ => ("Authorization", "Bearer " + key),
    };

    private static string Tool(string system) => system switch
    {
        "hr-screening" => "score_candidate",
        "support-bot" => "lookup_order",
        "contract-review" => "find_clause",
        _ => "search_code",
    };

    private static string Purpose(string system) => system switch
    {
        "hr-screening" => "pre-selection of applicants",
        "support-bot" => "customer service",
        "contract-review" => "procurement",
        _ => "software development",
    };
}
