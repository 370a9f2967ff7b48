using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Bench;

/// <summary>Medians over the rounds, per second.</summary>
/// <param name="PayloadBytes">Mean bytes of request and answer together.</param>
/// <param name="Journal">Calls opened and closed durably, 64 at once.</param>
/// <param name="Pipeline">Interactions from journal to sealed, stored and acknowledged.</param>
/// <param name="BareInsert">The same stored bytes, one row each, inserted as RowBinary in batches of the same size.</param>
internal sealed record PipelineResult(int Count, int Rounds, long PayloadBytes, double Journal, double Pipeline, double BareInsert, int Cores)
{
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["bench"] = "pipeline",
        ["count"] = Count,
        ["rounds"] = Rounds,
        ["cores"] = Cores,
        ["payload_bytes"] = PayloadBytes,
        ["journal_calls_per_s"] = Math.Round(Journal),
        ["pipeline_interactions_per_s"] = Math.Round(Pipeline),
        ["bare_rowbinary_insert_rows_per_s"] = Math.Round(BareInsert),
        ["pipeline_to_bare_insert"] = Math.Round(Pipeline / BareInsert, 3),
    });

    public string ToTable() => string.Create(CultureInfo.InvariantCulture, $"""
        {Count} interactions of {PayloadBytes} bytes, medians of {Rounds} rounds, {Cores} cores
        journal, opened and closed durably    {Journal,10:N0} calls/s
        pipeline, journal to sealed row       {Pipeline,10:N0} interactions/s
        bare RowBinary insert, same rows      {BareInsert,10:N0} rows/s
        pipeline / bare insert                {Pipeline / BareInsert,10:0.000}
        """);
}
