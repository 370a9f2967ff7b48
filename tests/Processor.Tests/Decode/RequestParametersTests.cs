using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Corpus;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>How each format's own words for its parameters become ours.</summary>
public sealed class RequestParametersTests
{
    [Theory]
    [InlineData("/v1/chat/completions", """{"temperature":0.70,"top_p":1.0,"top_k":40,"max_tokens":9,"max_completion_tokens":10,"frequency_penalty":-0.5,"presence_penalty":2,"seed":-3,"stop":"END","n":2,"reasoning_effort":"low","response_format":{"type":"json_schema"},"tool_choice":{"type":"function","function":{"name":"f"}},"service_tier":"flex","store":true,"parallel_tool_calls":false}""", """{"temperature":0.7,"top_p":1,"top_k":40,"max_tokens":10,"frequency_penalty":-0.5,"presence_penalty":2,"seed":-3,"stop_sequences":["END"],"choice.count":2,"reasoning_effort":"low","response_format":"json_schema","tool_choice":"function","service_tier":"flex","store":true,"parallel_tool_calls":false}""")]
    [InlineData("/v1/chat/completions", """{"random_seed":4,"stop":["a","b"],"tool_choice":"auto","reasoning":{"enabled":false,"max_tokens":100}}""", """{"seed":4,"stop_sequences":["a","b"],"reasoning_effort":"disabled","reasoning_budget":100,"tool_choice":"auto"}""")]
    [InlineData("/v1/chat/completions", """{"enable_thinking":true,"function_call":{"name":"f"}}""", """{"reasoning_effort":"enabled","tool_choice":"function"}""")]
    [InlineData("/v1/completions", """{"prompt":"x","max_tokens":5,"n":1,"stop":["\n"]}""", """{"max_tokens":5,"stop_sequences":["\n"],"choice.count":1}""")]
    [InlineData("/v1/responses", """{"max_output_tokens":7,"reasoning":{"effort":"high"},"text":{"format":{"type":"json_object"}},"background":true,"store":false,"tool_choice":"required"}""", """{"max_tokens":7,"reasoning_effort":"high","response_format":"json_object","tool_choice":"required","store":false,"background":true}""")]
    [InlineData("/v1/messages", """{"max_tokens":64,"temperature":1,"top_k":5,"stop_sequences":["X"],"thinking":{"type":"enabled","budget_tokens":1024},"tool_choice":{"type":"any","disable_parallel_tool_use":true},"service_tier":"auto","output_format":{"type":"json_schema"}}""", """{"temperature":1,"top_k":5,"max_tokens":64,"stop_sequences":["X"],"reasoning_effort":"enabled","reasoning_budget":1024,"response_format":"json_schema","tool_choice":"any","service_tier":"auto","parallel_tool_calls":false}""")]
    [InlineData("/v1/messages", """{"max_tokens":64,"thinking":{"type":"adaptive"},"output_config":{"effort":"medium"}}""", """{"max_tokens":64,"reasoning_effort":"medium"}""")]
    [InlineData("/v1/complete", """{"prompt":"x","max_tokens_to_sample":3}""", """{"max_tokens":3}""")]
    [InlineData("/v1beta/models/m:generateContent", """{"generationConfig":{"temperature":0.2,"topP":0.9,"topK":3,"maxOutputTokens":8,"seed":1,"stopSequences":["Z"],"candidateCount":2,"responseMimeType":"application/json","thinkingConfig":{"thinkingBudget":512,"thinkingLevel":"low"}},"toolConfig":{"functionCallingConfig":{"mode":"ANY"}}}""", """{"temperature":0.2,"top_p":0.9,"top_k":3,"max_tokens":8,"seed":1,"stop_sequences":["Z"],"choice.count":2,"reasoning_effort":"low","reasoning_budget":512,"response_format":"application/json","tool_choice":"ANY"}""")]
    [InlineData("/v1beta/models/m:generateContent", """{"generation_config":{"max_output_tokens":8,"thinking_config":{"thinking_budget":-1}}}""", """{"max_tokens":8}""")]
    [InlineData("/v1beta/interactions", """{"input":"x","generation_config":{"temperature":0.5,"thinking_level":"high"},"background":true}""", """{"temperature":0.5,"reasoning_effort":"high","background":true}""")]
    [InlineData("/model/m/converse", """{"inferenceConfig":{"maxTokens":9,"temperature":0.1,"topP":0.3,"stopSequences":["Q"]},"additionalModelRequestFields":{"top_k":7,"thinking":{"type":"enabled","budget_tokens":2000}},"toolConfig":{"tools":[],"toolChoice":{"any":{}}},"serviceTier":{"type":"priority"}}""", """{"temperature":0.1,"top_p":0.3,"top_k":7,"max_tokens":9,"stop_sequences":["Q"],"reasoning_effort":"enabled","reasoning_budget":2000,"tool_choice":"any","service_tier":"priority"}""")]
    [InlineData("/model/amazon.nova-lite-v1%3A0/invoke", """{"messages":[],"inferenceConfig":{"max_new_tokens":9,"topK":2}}""", """{"top_k":2,"max_tokens":9}""")]
    [InlineData("/model/amazon.titan-text/invoke", """{"inputText":"x","textGenerationConfig":{"maxTokenCount":6,"topP":0.5,"stopSequences":["U"]}}""", """{"top_p":0.5,"max_tokens":6,"stop_sequences":["U"]}""")]
    [InlineData("/model/meta.llama3/invoke", """{"prompt":"x","max_gen_len":6,"top_p":0.5}""", """{"top_p":0.5,"max_tokens":6}""")]
    [InlineData("/v2/chat", """{"p":0.4,"k":3,"stop_sequences":["S"],"thinking":{"type":"enabled","token_budget":90},"tool_choice":"REQUIRED","response_format":{"type":"json_object"}}""", """{"top_p":0.4,"top_k":3,"stop_sequences":["S"],"reasoning_effort":"enabled","reasoning_budget":90,"response_format":"json_object","tool_choice":"REQUIRED"}""")]
    [InlineData("/v1/generate", """{"prompt":"x","num_generations":2,"p":0.4}""", """{"top_p":0.4,"choice.count":2}""")]
    [InlineData("/api/chat", """{"messages":[],"options":{"num_predict":5,"temperature":0,"seed":2,"stop":["V"]},"format":{"type":"object"},"think":true}""", """{"temperature":0,"max_tokens":5,"seed":2,"stop_sequences":["V"],"reasoning_effort":"enabled","response_format":"json_schema"}""")]
    [InlineData("/api/generate", """{"prompt":"x","options":{"num_predict":-1},"format":"json","think":"low"}""", """{"reasoning_effort":"low","response_format":"json"}""")]
    [InlineData("/ml/v1/text/generation", """{"input":"x","parameters":{"max_new_tokens":5,"random_seed":6,"stop_sequences":["W"]}}""", """{"max_tokens":5,"seed":6,"stop_sequences":["W"]}""")]
    [InlineData("/complete", """{"prompt":[{"type":"text","data":"Hi"}],"model":"m","maximum_tokens":5,"n":2}""", """{"max_tokens":5,"choice.count":2}""")]
    [InlineData("/v1/publishers/google/models/m:predict", """{"instances":[],"parameters":{"sampleCount":3,"seed":8}}""", """{"seed":8,"choice.count":3}""")]
    [InlineData("/v1/images/generations", """{"prompt":"x","n":"4"}""", """{"choice.count":4}""")]
    [InlineData("/v1/audio/speech", """{"input":"x","response_format":"mp3"}""", """{"response_format":"mp3"}""")]
    public void Words_of_a_format_become_ours(string target, string request, string expected)
    {
        JsonDocument.Parse(Told(target, request)).RootElement.GetProperty("request_parameters").GetRawText().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"temperature":"0.7","top_p":true,"top_k":null,"max_tokens":[1],"seed":1.5,"stop":{"a":1},"n":{},"store":"yes","tool_choice":7}""")]
    [InlineData("""{"temperature":-1,"top_p":1.01,"top_k":-1,"max_tokens":-5,"frequency_penalty":101,"n":1e300,"seed":99999999999999999999}""")]
    [InlineData("""{"temperature":1e999,"top_p":-1e-999,"max_tokens":99999999999999999999999999999999999999}""")]
    [InlineData("""[1,2]""")]
    public void Wrong_type_or_range_is_not_told(string request)
    {
        var interaction = Exchanges.Decoded("/v1/chat/completions", request, null);

        interaction.Decoding.IsDecoded.ShouldBeTrue();
        interaction.Parameters.ShouldBe(interaction.Parameters.TopP == 0 ? RequestParameters.None with { TopP = 0 } : RequestParameters.None);
    }

    [Fact]
    public void Stop_sequences_are_bounded()
    {
        var request = $$"""{"stop":[{{string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"{i}\""))}}]}""";

        Exchanges.Decoded("/v1/chat/completions", request, null).Parameters.StopSequences.Count.ShouldBe(RequestParameters.MostStopSequences);
    }

    private static string Told(string target, string request)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var interaction = Exchanges.Decoded(target, request, null);
            InteractionFacts.Write(json, "x", interaction, Core.Pricing.TokenCost.Unknown("none", Core.Pricing.TokenCost.PriceMissing), interaction);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
