using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>What is wrong with one part outside, since when, and when it is tried again: after 5 s, doubling up to 5 minutes.</summary>
internal sealed class Trouble
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan _pause;
    private DateTimeOffset _retryAt;

    /// <summary>Word; null when there is none.</summary>
    public string? Word { get; private set; }

    public DateTimeOffset? Since { get; private set; }

    /// <summary>True while it is left alone. One whose clock is off still answers; and a clock of ours that was set back makes no pause longer.</summary>
    public bool Pauses(DateTimeOffset now) =>
        Word is not (null or AnchorTrouble.Clock) && now < _retryAt && _retryAt - now <= Longest;

    /// <summary>Notes trouble; true when it is new, so that it is told once.</summary>
    public bool Set(string word, DateTimeOffset now)
    {
        var isNew = Word != word;
        _pause = _pause == TimeSpan.Zero ? Shortest : _pause >= Longest / 2 ? Longest : _pause * 2;
        _retryAt = now + _pause;
        if (Word is null) Since = now;
        Word = word;
        return isNew;
    }

    /// <summary>True when there was some.</summary>
    public bool Clear()
    {
        var was = Word is not null;
        (Word, Since, _pause) = (null, null, TimeSpan.Zero);
        return was;
    }
}
