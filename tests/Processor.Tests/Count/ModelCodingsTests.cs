using AuditPipeline.Processor.Count;

namespace AuditPipeline.Processor.Tests.Count;

public sealed class ModelCodingsTests
{
    [Theory]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("openai/gpt-4o-mini-2024-07-18", "o200k_base")]
    [InlineData("GPT-4.1-nano", "o200k_base")]
    [InlineData("gpt-4.5-preview", "o200k_base")]
    [InlineData("chatgpt-4o-latest", "o200k_base")]
    [InlineData("gpt-5.2-2025-12-11", "o200k_base")]
    [InlineData("o1", "o200k_base")]
    [InlineData("openai/o3-mini-2025-01-31", "o200k_base")]
    [InlineData("o4-mini", "o200k_base")]
    [InlineData("openai/gpt-oss-120b", "o200k_base")]
    [InlineData("gpt-oss:20b", "o200k_base")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::a1b2c3", "o200k_base")]
    [InlineData("prod-gpt-4o-eu", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-4-0613", "cl100k_base")]
    [InlineData("gpt-4-turbo-2024-04-09", "cl100k_base")]
    [InlineData("ft:gpt-3.5-turbo-0125:acme::a1b2c3", "cl100k_base")]
    [InlineData("gpt-3.5-turbo-instruct:20230824-v2", "cl100k_base")]
    [InlineData("team_gpt-35-turbo-16k", "cl100k_base")]
    [InlineData("text-embedding-3-large", "cl100k_base")]
    [InlineData("text-embedding-ada-002-v2", "cl100k_base")]
    [InlineData("davinci-002", "cl100k_base")]
    [InlineData("text-davinci-003", "p50k_base")]
    [InlineData("code-davinci-002", "p50k_base")]
    [InlineData("text-davinci-001", "r50k_base")]
    [InlineData("davinci:2023-07-21-v2", "r50k_base")]
    public void Models_of_OpenAI_have_their_own_encoding(string model, string encoding)
    {
        var coding = ModelCodings.Of(model);

        (coding.Encoding, coding.Own).ShouldBe((encoding, true));
    }

    [Theory]
    [InlineData("claude-sonnet-4-5-20250929")]
    [InlineData("eu.anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData("gemini-2.5-pro")]
    [InlineData("meta-llama/llama-4-scout")]
    [InlineData("mistral-large-latest")]
    [InlineData("deepseek-chat")]
    [InlineData("gpt4all-j")]
    [InlineData("adaptive-1")]
    [InlineData("phi-o1")]
    [InlineData("gpt-6")]
    [InlineData("gpt-40")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_models_are_estimated_with_the_newer_encoding(string? model)
    {
        var coding = ModelCodings.Of(model);

        (coding.Encoding, coding.Own).ShouldBe(("o200k_base", false));
    }

    [Fact]
    public void Very_long_name_is_no_model()
    {
        ModelCodings.Of("gpt-4o-" + new string('x', 100_000)).Own.ShouldBeFalse();
    }

    [Theory]
    [InlineData("gpt-5-mini", true)]
    [InlineData("o3", true)]
    [InlineData("gpt-oss-20b", true)]
    [InlineData("gpt-5-chat-latest", false)]
    [InlineData("gpt-4.1", false)]
    public void Models_that_think_unseen_are_known(string model, bool reasons)
    {
        ModelCodings.Of(model).Reasons.ShouldBe(reasons);
    }
}
