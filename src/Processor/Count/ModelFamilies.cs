namespace AuditPipeline.Processor.Count;

/// <summary>The families of which the encoding is not public or not here, by words in the model's name.</summary>
/// <remarks>A factor is the median of reported tokens to ours over the recorded exchanges of the family that have text only (input: and
/// neither tools nor a format) and at least 10 tokens; 1 where fewer than 12 such exchanges are there, or where they are too far apart to
/// say anything (Cohere's input: hidden preambles). How many, and how far off the estimates are: docs/decode/token-counting.md.</remarks>
internal static class ModelFamilies
{
    private static readonly ModelFamily Unmeasured = new(1m, 1m, Framed: true);

    private static readonly (string Word, ModelFamily Family)[] Known =
    [
        ("claude", new(1.13m, 1.18m, Framed: true)),
        ("gemini", new(1.08m, 1.05m, Framed: false)),
        ("deepseek", new(1m, 1.03m, Framed: true)),
        ("command-", new(1m, 1.13m, Framed: true)),
        ("nova-", new(1m, 1.03m, Framed: false)),
        ("mistral", new(1m, 1.08m, Framed: true)),
        ("mixtral", new(1m, 1.08m, Framed: true)),
        ("ministral", new(1m, 1.08m, Framed: true)),
        ("magistral", new(1m, 1.08m, Framed: true)),
        ("codestral", new(1m, 1.08m, Framed: true)),
        ("devstral", new(1m, 1.08m, Framed: true)),
        ("pixtral", new(1m, 1.08m, Framed: true)),
        ("qwen", new(1.17m, 1m, Framed: true)),
        ("llama", new(1m, 1.05m, Framed: true)),
    ];

    /// <summary>The first one that <paramref name="model"/> names; null when it names none.</summary>
    /// <param name="model">In small letters.</param>
    public static ModelFamily? Find(string model)
    {
        foreach (var (word, family) in Known)
        {
            if (model.Contains(word, StringComparison.Ordinal)) return family;
        }

        return null;
    }

    public static ModelFamily OrUnmeasured(ModelFamily? family) => family ?? Unmeasured;
}
