using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>Recorded exchanges in, one line of facts each out.</summary>
public sealed class Interpreter
{
    private readonly UsageCounting counting;
    private readonly Metering metering;
    private readonly ExchangeReader reader;

    /// <param name="undated">Time at which exchanges without a recorded date are priced.</param>
    public Interpreter(UsageCounting counting, Metering metering, DateTimeOffset undated)
    {
        this.counting = counting;
        this.metering = metering;
        reader = new ExchangeReader(undated);
    }

    /// <summary>Reads <paramref name="exchanges"/> to its end and writes a line of JSON for each exchange, in order.</summary>
    /// <param name="name">What to call the input in messages: the file's name.</param>
    /// <param name="problems">Takes one line <c>name:line: reason</c> for every line that is no exchange.</param>
    public async Task<InterpretResult> RunAsync(
        Stream exchanges, TextWriter facts, string name, TextWriter problems, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(problems);

        long interpreted = 0, undecoded = 0, malformed = 0;
        var bytes = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(
            bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await foreach (var line in reader.ReadAsync(exchanges, cancellation).ConfigureAwait(false))
        {
            if (line.Exchange is not { } exchange)
            {
                malformed++;
                await problems.WriteLineAsync($"{name}:{line.Line}: {line.Problem}").ConfigureAwait(false);
                continue;
            }

            interpreted++;
            var interaction = Decoder.Decode(exchange.Envelope);
            if (interaction.Decoding.Dialect is null) undecoded++;

            var cost = metering.CostOf(exchange.Envelope.Provider, exchange.Envelope.CapturedAt, interaction);
            bytes.ResetWrittenCount();
            json.Reset();
            InteractionFacts.Write(json, exchange.Id, interaction, cost, counting.Complete(exchange.Envelope, interaction));
            await json.FlushAsync(cancellation).ConfigureAwait(false);
            await facts.WriteLineAsync(System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan)).ConfigureAwait(false);
        }

        return new InterpretResult(interpreted, undecoded, malformed);
    }
}
