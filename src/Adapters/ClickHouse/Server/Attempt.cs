namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <param name="End">How it ended.</param>
/// <param name="Response">The answer, its body still to be read; null unless <see cref="AttemptEnd.Answered"/>.</param>
/// <param name="Failure">Why not; null when answered.</param>
internal readonly record struct Attempt(AttemptEnd End, HttpResponseMessage? Response, ClickHouseException? Failure)
{
    public static Attempt Answered(HttpResponseMessage response) => new(AttemptEnd.Answered, response, null);

    public static Attempt Failed(AttemptEnd end, ClickHouseException failure) => new(end, null, failure);

    /// <summary>Whether to try again: always when nothing was sent, and where it is unclear only what may run twice.</summary>
    public bool MayRepeat(bool repeatable) => End is AttemptEnd.NothingSent || (End is AttemptEnd.Unclear && repeatable);
}
