namespace AuditPipeline.Processor.Count;

/// <summary>Which model is counted how, by what its name begins with.</summary>
/// <remarks>Names of encodings as in OpenAI's tiktoken (<c>model.py</c>). The priming of 3 is OpenAI's own ("How to count tokens with
/// tiktoken"); that of 2 for models that reason is measured: all 18 recorded calls without earlier answers have one token less.</remarks>
internal static class ModelCodings
{
    private const int LongestName = 512;
    private const int ChatPriming = 3;
    private const int ReasoningPriming = 2;

    private static readonly ModelCoding Chat = OwnOf(TokenEncodings.TwoHundred, ChatPriming, reasons: false);
    private static readonly ModelCoding Reasoning = OwnOf(TokenEncodings.TwoHundred, ReasoningPriming, reasons: true);
    private static readonly ModelCoding OlderChat = OwnOf(TokenEncodings.Hundred, ChatPriming, reasons: false);
    private static readonly ModelCoding Harmony = OwnOf(TokenEncodings.TwoHundred, priming: null, reasons: true);   // a system prompt of its own
    private static readonly ModelCoding Searching = OwnOf(TokenEncodings.TwoHundred, priming: null, reasons: false);

    // Azure's spelling: version 0301 of it, which the name does not tell, frames messages otherwise.
    private static readonly ModelCoding AzureChat = OwnOf(TokenEncodings.Hundred, priming: null, reasons: false);

    private static readonly ModelCoding Hundred = OwnOf(TokenEncodings.Hundred, priming: null, reasons: false);

    // Retired; the few recorded calls of them are off by one, or there are none.
    private static readonly ModelCoding FiftyWithSpaces = Hundred with { Encoding = TokenEncodings.FiftyWithSpaces, Proven = false };
    private static readonly ModelCoding Fifty = Hundred with { Encoding = TokenEncodings.Fifty, Proven = false };

    // Where several fit, the longest counts. One that ends in a mark may be followed by anything.
    private static readonly (string Name, ModelCoding Coding)[] Known =
    [
        ("gpt-4o", Chat), ("gpt4o", Chat), ("chatgpt-4o", Chat), ("gpt-4.", Chat), ("gpt-41", Chat),
        ("gpt-4o-search", Searching), ("gpt-4o-mini-search", Searching),
        ("gpt-5", Reasoning), ("gpt5", Reasoning), ("gpt-5-chat", Chat), ("gpt-5-search", Searching),
        ("o1", Reasoning), ("o3", Reasoning), ("o4", Reasoning),
        ("gpt-oss", Harmony),
        ("gpt-4", OlderChat), ("gpt4", OlderChat), ("gpt-3.5", OlderChat), ("gpt-35", AzureChat), ("gpt35", AzureChat),
        ("text-embedding-3", Hundred), ("text-embedding-ada-002", Hundred), ("davinci-002", Hundred), ("babbage-002", Hundred),
        ("text-davinci-002", FiftyWithSpaces), ("text-davinci-003", FiftyWithSpaces), ("code-davinci", FiftyWithSpaces),
        ("code-cushman", FiftyWithSpaces),
        ("text-davinci-001", Fifty), ("text-curie", Fifty), ("text-babbage", Fifty), ("text-ada", Fifty),
        ("davinci", Fifty), ("curie", Fifty), ("babbage", Fifty), ("ada", Fifty), ("gpt2", Fifty), ("gpt-2", Fifty),
    ];

    /// <summary>The coding of <paramref name="model"/>: dated, fine-tuned and routed names (<c>openai/gpt-4o-2024-08-06</c>,
    /// <c>ft:gpt-4o-mini:…</c>) and deployments that hold the model's name (<c>prod-gpt-4o-eu</c>) included. What is no model of OpenAI's
    /// is estimated with the encoding of its newer ones.</summary>
    /// <param name="model">Null when no name was told.</param>
    public static ModelCoding Of(string? model)
    {
        if (model is null || model.Length > LongestName) return Estimated(null);

        var name = model.ToLowerInvariant();
        if (ModelFamilies.Find(name) is { } family) return Estimated(family);

        ModelCoding? found = null;
        var longest = 0;
        foreach (var (known, coding) in Known)
        {
            if (known.Length > longest && Names(name, known)) (found, longest) = (coding, known.Length);
        }

        return found ?? Estimated(null);
    }

    // Bare words such as "ada" or "o1" must begin the name; those that hold a digit after a dash may stand inside it.
    private static bool Names(string name, string known)
    {
        var last = name.LastIndexOf('/') + 1;
        if (name.AsSpan(last).StartsWith("ft:", StringComparison.Ordinal)) last += "ft:".Length;
        if (Begins(name, last, known)) return true;
        if (!known.StartsWith("gpt", StringComparison.Ordinal) && !known.StartsWith("text-embedding", StringComparison.Ordinal)) return false;

        for (var at = name.IndexOf(known, StringComparison.Ordinal); at >= 0; at = name.IndexOf(known, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(name[at - 1])) && Begins(name, at, known)) return true;
        }

        return false;
    }

    private static bool Begins(string name, int at, string known)
    {
        if (!name.AsSpan(at).StartsWith(known, StringComparison.Ordinal)) return false;

        var after = at + known.Length;
        return after == name.Length || !char.IsLetterOrDigit(known[^1]) || !char.IsLetterOrDigit(name[after]);
    }

    private static ModelCoding OwnOf(string encoding, int? priming, bool reasons) =>
        new(encoding, Own: true, Proven: true, priming, reasons, ModelFamilies.OrUnmeasured(null));

    private static ModelCoding Estimated(ModelFamily? family) =>
        new(TokenEncodings.TwoHundred, Own: false, Proven: false, Priming: null, Reasons: false, ModelFamilies.OrUnmeasured(family));
}
