using System.Threading.Channels;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>Callers that go on until the gateway is gone.</summary>
internal sealed class Load
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly List<string> _answered = [];
    private readonly Task _callers;

    public Load(Uri gateway, int callers) => _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync(gateway)));

    /// <summary>Returns when that many calls have been answered.</summary>
    public async Task AnsweredAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_answered.Count < count) _answered.Add(await _answers.Reader.ReadAsync(patience.Token));
    }

    /// <summary>Ids of the calls whose callers got the whole answer; to be asked when the gateway is gone.</summary>
    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        await _callers.WaitAsync(Patience);
        while (_answers.Reader.TryRead(out var id)) _answered.Add(id);
        return _answered;
    }

    private async Task CallAsync(Uri gateway)
    {
        using var caller = new Caller(gateway);
        try
        {
            while (true) await _answers.Writer.WriteAsync(await caller.ChatAsync("Is it on record?"));
        }
        catch (HttpRequestException)
        {
            // The gateway is gone: what was not answered counts for nothing.
        }
    }
}
