namespace AuditPipeline.Processor.Count;

/// <summary>Counts the text of one model's calls: with an encoding, or by characters where its ranks are not there.</summary>
internal sealed class TextCounter
{
    private const int CharactersPerToken = 4;   // OpenAI's rule of thumb for English

    private readonly TokenEncoding? _encoding;

    public TextCounter(TokenEncodings encodings, ModelCoding coding)
    {
        _encoding = encodings.Find(coding.Encoding);
        Coding = coding;
    }

    public ModelCoding Coding { get; }

    /// <summary>The word for how it counts.</summary>
    public string Method => _encoding is null ? "estimate:characters" : (Coding.Own ? "bpe:" : "estimate:") + _encoding.Name;

    /// <summary>Exact only when counted with the model's own encoding, and that is proven.</summary>
    public TextTokens Count(string text)
    {
        if (_encoding is null) return new TextTokens((text.Length + (long)CharactersPerToken - 1) / CharactersPerToken, Exact: false);

        var counted = _encoding.Count(text);
        return counted with { Exact = counted.Exact && Coding.Own && Coding.Proven };
    }
}
