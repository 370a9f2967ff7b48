using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Pricing;

/// <summary>How often a unit was used, as far as the provider told.</summary>
internal static class UnitCounts
{
    /// <summary>The count; 0 for a part that was not told and that nothing speaks for; null when it is unknown.</summary>
    public static long? Of(Usage usage, PriceUnit unit)
    {
        if (unit == PriceUnit.Requests) return 1;
        if (Told(usage, unit) is { } count) return count;
        if (unit == PriceUnit.Input || unit == PriceUnit.Output) return null;

        return IsImplied(usage, unit) ? null : 0;
    }

    // A part of it is told, so it is not none; or two units that meet in it are, so it may not be.
    private static bool IsImplied(Usage usage, PriceUnit unit)
    {
        var used = PriceUnit.All;
        for (var i = 0; i < used.Count; i++)
        {
            if (Told(usage, used[i]) is not > 0) continue;
            if (used[i].IsPartOf(unit)) return true;

            for (var j = i + 1; j < used.Count; j++)
            {
                if (Told(usage, used[j]) is > 0 && unit.IsOverlapOf(used[i], used[j])) return true;
            }
        }

        return false;
    }

    private static long? Told(Usage usage, PriceUnit unit) => unit.PriceKey switch
    {
        "input_mtok" => usage.Input,
        "input_audio_mtok" => usage.AudioInput,
        "input_image_mtok" => usage.ImageInput,
        "input_video_mtok" => usage.VideoInput,
        "input_tool_mtok" => usage.ToolUseInput,
        "cache_read_mtok" => usage.CachedInput,
        "cache_audio_read_mtok" => usage.CachedAudioInput,
        "cache_image_read_mtok" => usage.CachedImageInput,
        "cache_write_mtok" => usage.CacheWrite,
        "cache_write_1h_mtok" => usage.CacheWriteOneHour,
        "output_mtok" => usage.Output,
        "output_audio_mtok" => usage.AudioOutput,
        "output_image_mtok" => usage.ImageOutput,
        "output_reasoning_mtok" => usage.Reasoning,
        "web_searches_kcount" => usage.WebSearches,
        _ => null,
    };
}
