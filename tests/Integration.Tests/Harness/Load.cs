using System.Collections.Concurrent;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>Callers that go on until the gateway is gone.</summary>
internal sealed class Load
{
    private readonly ConcurrentQueue<string> _answered = new();
    private readonly SemaphoreSlim _one = new(0);
    private readonly Task _callers;

    public Load(Uri gateway, int callers) => _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync(gateway)));

    /// <summary>Returns when that many calls have been answered.</summary>
    public async Task AnsweredAsync(int count)
    {
        for (var i = 0; i < count; i++)
            if (!await _one.WaitAsync(TimeSpan.FromSeconds(60))) throw new TimeoutException($"{i} calls answered");
    }

    /// <summary>Ids of the calls whose callers got the whole answer; to be asked when the gateway is gone.</summary>
    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        await _callers.WaitAsync(TimeSpan.FromSeconds(60));
        return _answered;
    }

    private async Task CallAsync(Uri gateway)
    {
        using var caller = new Caller(gateway);
        try
        {
            while (true)
            {
                _answered.Enqueue(await caller.ChatAsync("Is it on record?"));
                _one.Release();
            }
        }
        catch (HttpRequestException)
        {
            // The gateway is gone: what was not answered counts for nothing.
        }
    }
}
