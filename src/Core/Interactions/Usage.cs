namespace AuditPipeline.Core.Interactions;

/// <summary>Tokens of one interaction, as counts, made comparable over providers. Null: the provider did not tell; 0: it told zero.</summary>
/// <param name="Input">All input tokens, cached reads and writes included (OpenTelemetry <c>gen_ai.usage.input_tokens</c>). Anthropic and
/// Bedrock report them without the cached ones, Gemini without tool use; their dialects add them.</param>
/// <param name="CachedInput">The part of <paramref name="Input"/> read from a cache.</param>
/// <param name="CacheWrite">The part of <paramref name="Input"/> written to a cache.</param>
/// <param name="Output">All output tokens, reasoning included. Gemini reports them without; its dialect adds them.</param>
/// <param name="Reasoning">The part of <paramref name="Output"/> spent on reasoning.</param>
/// <param name="AudioInput">The part of <paramref name="Input"/> that is audio.</param>
/// <param name="AudioOutput">The part of <paramref name="Output"/> that is audio.</param>
/// <param name="ToolUseInput">The part of <paramref name="Input"/> spent on tools the provider ran.</param>
public sealed record Usage(
    long? Input, long? CachedInput, long? CacheWrite, long? Output, long? Reasoning,
    long? AudioInput, long? AudioOutput, long? ToolUseInput)
{
    public static Usage Unknown { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>The part of <see cref="CacheWrite"/> kept for an hour, which costs more (Anthropic).</summary>
    public long? CacheWriteOneHour { get; init; }

    /// <summary>The part of <see cref="CachedInput"/> that is audio.</summary>
    public long? CachedAudioInput { get; init; }

    /// <summary>The part of <see cref="CachedInput"/> that is images.</summary>
    public long? CachedImageInput { get; init; }

    /// <summary>The part of <see cref="Input"/> that is images.</summary>
    public long? ImageInput { get; init; }

    /// <summary>The part of <see cref="Input"/> that is video.</summary>
    public long? VideoInput { get; init; }

    /// <summary>The part of <see cref="Output"/> that is images.</summary>
    public long? ImageOutput { get; init; }

    /// <summary>Web searches the provider ran and bills by number, not by token.</summary>
    public long? WebSearches { get; init; }

    /// <summary>True when the provider told neither input nor output.</summary>
    public bool IsUnknown => Input is null && Output is null;
}
