using System.Globalization;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Gets tokens over anchor checkpoints, keeps each beside its checkpoint, and states its hash in the anchor log.</summary>
internal sealed class Timestamping(
    ITimestampAuthority authority, TimeSpan every, ILogStorage storage, IOperatorLog statements, TimeProvider time, ILogger log)
{
    private readonly Trouble _trouble = new();
    private DateTimeOffset? _gotAt;
    private long _size;
    private DateTimeOffset? _time;
    private TimeSpan? _deviation;

    public string RootsPem => authority.RootsPem;

    public TimestampState State => new(authority.Url, _size, _time, _deviation, _trouble.Word, _trouble.Since);

    /// <summary>True when the next token is due; the first is at the start.</summary>
    public bool IsDue()
    {
        var now = time.GetUtcNow();
        // A clock that was set back must not stop the tokens that would show it.
        return !_trouble.Pauses(now) && (_gotAt is not { } got || now - got >= every || now < got);
    }

    /// <summary>A token over the note's text, kept; null when there is none, which is told.</summary>
    public async ValueTask<AnchorToken?> StampAsync(SignedNote note, long size, CancellationToken cancellation)
    {
        AnchorToken token;
        try
        {
            token = await authority.StampAsync(note.TextBytes, cancellation);
        }
        catch (AnchorFaultException e)
        {
            if (_trouble.Set(e.Word, time.GetUtcNow())) log.TimestampTrouble(e.Word, e.Detail);
            return null;
        }

        var now = time.GetUtcNow();
        await storage.WriteAsync(
            [
                ($"{LogLayout.AnchorFolder}/{AnchorPaths.TokenNote(size)}", note.Format()),
                ($"{LogLayout.AnchorFolder}/{AnchorPaths.Token(size)}", token.Response),
            ],
            cancellation);
        (_gotAt, _size, _time, _deviation) = (now, size, token.Time, token.Time - now);
        Judge(token.Time - now, size);
        var places = await statements.AppendAsync([BeaconStatement.Of(token.Response.Span, now)], cancellation);
        await storage.WriteAsync(
            [($"{LogLayout.AnchorFolder}/{AnchorPaths.Beacon(size)}", Encoding.ASCII.GetBytes(places[0].Index.ToString(CultureInfo.InvariantCulture)))],
            cancellation);
        return token;
    }

    private void Judge(TimeSpan deviation, long size)
    {
        log.Stamped(size, (long)deviation.TotalMilliseconds);
        if (!AnchorClock.IsOff(deviation))
        {
            if (_trouble.Clear()) log.TimestampsBack(size);
        }
        else if (_trouble.Set(AnchorTrouble.Clock, time.GetUtcNow()))
        {
            log.ClockOff(AnchorClock.Text(deviation));
        }
    }
}
