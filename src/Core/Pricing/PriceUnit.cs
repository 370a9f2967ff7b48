namespace AuditPipeline.Core.Pricing;

/// <summary>Something that is counted and has a rate. Its dimensions place it among the others: a unit with all dimensions of another and
/// more is a part of it.</summary>
/// <param name="PriceKey">Name of its rate in a price list (<c>input_mtok</c>).</param>
/// <param name="Per">Count that the rate is for.</param>
/// <param name="Dimensions">Sorted <c>name=value</c> pairs.</param>
public sealed record PriceUnit(string PriceKey, int Per, IReadOnlyList<string> Dimensions)
{
    private const int Million = 1_000_000;
    private const int Thousand = 1_000;

    public static PriceUnit Input { get; } = Tokens("input_mtok", "direction=input");

    public static PriceUnit InputAudio { get; } = Tokens("input_audio_mtok", "direction=input", "modality=audio");

    public static PriceUnit InputImage { get; } = Tokens("input_image_mtok", "direction=input", "modality=image");

    public static PriceUnit InputVideo { get; } = Tokens("input_video_mtok", "direction=input", "modality=video");

    public static PriceUnit InputTool { get; } = Tokens("input_tool_mtok", "direction=input", "token_type=tool");

    public static PriceUnit CacheRead { get; } = Tokens("cache_read_mtok", "direction=input", "token_type=cache_read");

    public static PriceUnit CacheAudioRead { get; } =
        Tokens("cache_audio_read_mtok", "direction=input", "modality=audio", "token_type=cache_read");

    public static PriceUnit CacheImageRead { get; } =
        Tokens("cache_image_read_mtok", "direction=input", "modality=image", "token_type=cache_read");

    public static PriceUnit CacheWrite { get; } = Tokens("cache_write_mtok", "direction=input", "token_type=cache_write");

    public static PriceUnit CacheWriteOneHour { get; } =
        Tokens("cache_write_1h_mtok", "cache_ttl=1h", "direction=input", "token_type=cache_write");

    public static PriceUnit Output { get; } = Tokens("output_mtok", "direction=output");

    public static PriceUnit OutputAudio { get; } = Tokens("output_audio_mtok", "direction=output", "modality=audio");

    public static PriceUnit OutputImage { get; } = Tokens("output_image_mtok", "direction=output", "modality=image");

    public static PriceUnit OutputReasoning { get; } = Tokens("output_reasoning_mtok", "direction=output", "token_type=reasoning");

    public static PriceUnit WebSearches { get; } = new("web_searches_kcount", Thousand, ["family=tool_calls", "tool_type=web_search"]);

    public static PriceUnit Requests { get; } = new("requests_kcount", Thousand, ["family=requests"]);

    /// <summary>Units that an exchange can tell a count of. A rate for any other is left out of a price: its count would be none.</summary>
    public static IReadOnlyList<PriceUnit> All { get; } =
    [
        Input, InputAudio, InputImage, InputVideo, InputTool, CacheRead, CacheAudioRead, CacheImageRead, CacheWrite, CacheWriteOneHour,
        Output, OutputAudio, OutputImage, OutputReasoning, WebSearches, Requests,
    ];

    /// <summary>The same by <see cref="PriceKey"/>.</summary>
    public static IReadOnlyDictionary<string, PriceUnit> ByKey { get; } = All.ToDictionary(unit => unit.PriceKey);

    /// <summary>True when every count of this unit is one of <paramref name="whole"/> too; false for itself.</summary>
    public bool IsPartOf(PriceUnit whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (whole.Dimensions.Count >= Dimensions.Count) return false;

        foreach (var dimension in whole.Dimensions)
        {
            if (!Dimensions.Contains(dimension)) return false;
        }

        return true;
    }

    /// <summary>True when this unit is what <paramref name="one"/> and <paramref name="other"/> have in common: neither is a part of the
    /// other, and this has just the dimensions of both.</summary>
    public bool IsOverlapOf(PriceUnit one, PriceUnit other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.IsPartOf(other) || other.IsPartOf(one) || one == other) return false;

        return Dimensions.ToHashSet().SetEquals(one.Dimensions.Concat(other.Dimensions));
    }

    private static PriceUnit Tokens(string key, params string[] dimensions) =>
        new(key, Million, [.. dimensions.Append("family=tokens").Order(StringComparer.Ordinal)]);
}
