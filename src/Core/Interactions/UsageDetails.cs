namespace AuditPipeline.Core.Interactions;

/// <summary>The counts of a <see cref="Usage"/> that have no column of their own, by name: with the columns they are all that a price may
/// depend on, so a call can be priced again from its record.</summary>
public static class UsageDetails
{
    // Ordinal, as a leaf has them.
    private static readonly (string Name, Func<Usage, long?> Read, Func<Usage, long, Usage> Write)[] All =
    [
        ("audio_input_tokens", usage => usage.AudioInput, (usage, count) => usage with { AudioInput = count }),
        ("audio_output_tokens", usage => usage.AudioOutput, (usage, count) => usage with { AudioOutput = count }),
        ("cache_write_1h_tokens", usage => usage.CacheWriteOneHour, (usage, count) => usage with { CacheWriteOneHour = count }),
        ("cached_audio_input_tokens", usage => usage.CachedAudioInput, (usage, count) => usage with { CachedAudioInput = count }),
        ("cached_image_input_tokens", usage => usage.CachedImageInput, (usage, count) => usage with { CachedImageInput = count }),
        ("image_input_tokens", usage => usage.ImageInput, (usage, count) => usage with { ImageInput = count }),
        ("image_output_tokens", usage => usage.ImageOutput, (usage, count) => usage with { ImageOutput = count }),
        ("tool_use_input_tokens", usage => usage.ToolUseInput, (usage, count) => usage with { ToolUseInput = count }),
        ("video_input_tokens", usage => usage.VideoInput, (usage, count) => usage with { VideoInput = count }),
        ("web_searches", usage => usage.WebSearches, (usage, count) => usage with { WebSearches = count }),
    ];

    /// <summary>Those that were told, zeros included, ordered by name (ordinal).</summary>
    public static IReadOnlyList<KeyValuePair<string, long>> Of(Usage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);

        List<KeyValuePair<string, long>>? told = null;
        foreach (var (name, read, _) in All)
        {
            if (read(usage) is { } count) (told ??= []).Add(new(name, count));
        }

        return told ?? (IReadOnlyList<KeyValuePair<string, long>>)[];
    }

    /// <summary><paramref name="usage"/> with the named counts; names that are none of ours are left out.</summary>
    public static Usage AddTo(Usage usage, IEnumerable<KeyValuePair<string, long>> details)
    {
        ArgumentNullException.ThrowIfNull(details);

        foreach (var (name, count) in details)
        {
            foreach (var (known, _, write) in All)
            {
                if (known == name) usage = write(usage, count);
            }
        }

        return usage;
    }
}
