using AuditPipeline.Bench.Edge;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Bench.Decode;

/// <summary>The exchanges that are measured, grouped.</summary>
internal static class ExchangeSets
{
    private const int LargeBytes = 100_000;
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "exchanges.ndjson");

    /// <summary>Our own, each dialect as it is and grown to some 100 KB an exchange.</summary>
    public static async Task<IReadOnlyList<ExchangeSet>> OwnAsync(CancellationToken cancellation)
    {
        var exchanges = await ReadAsync(Own, cancellation);
        return
        [
            .. Grouped(exchanges, "small"),
            .. Grouped([.. exchanges.Select(exchange => GrownExchange.Of(exchange, LargeBytes))], "large"),
        ];
    }

    /// <summary>Those of a file, as they are.</summary>
    /// <exception cref="BenchFailure">The file cannot be read or holds no exchange that a dialect reads.</exception>
    public static async Task<IReadOnlyList<ExchangeSet>> OfFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return Grouped(await ReadAsync(file, cancellation), "recorded") is { Count: > 0 } sets
                ? sets
                : throw new BenchFailure($"{file} holds no exchange that a dialect reads");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BenchFailure($"cannot read {file}: {failure.Message}");
        }
    }

    private static List<ExchangeSet> Grouped(List<Envelope> exchanges, string size) =>
    [
        .. exchanges
            .Select(exchange => (Exchange: exchange, Decoder.Decode(exchange).Decoding.Dialect))
            .Where(read => read.Dialect is not null)
            .GroupBy(read => read.Dialect!, read => WithoutForm(read.Exchange))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ExchangeSet(group.Key, size, [.. group])),
    ];

    // A form has no JSON for the bare reader to read.
    private static Envelope WithoutForm(Envelope exchange) => FormBody.Is(exchange.Request.Headers.Value("content-type"))
        ? exchange with { Request = exchange.Request with { Headers = [], Body = default, WireBytes = 0 } }
        : exchange;

    private static async Task<List<Envelope>> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var source = File.OpenRead(file);
        var exchanges = new List<Envelope>();
        await foreach (var line in new ExchangeReader(DateTimeOffset.UnixEpoch).ReadAsync(source, cancellation))
        {
            if (line.Exchange is not { } exchange) throw new BenchFailure($"{file}:{line.Line}: {line.Problem}");
            exchanges.Add(exchange.Envelope);
        }

        return exchanges;
    }
}
