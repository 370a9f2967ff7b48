using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs;

/// <summary>The pack for programs: every statement of the PDF under the same id. Fixed member order, line feeds, invariant numbers, amounts
/// as exact decimal strings: the same model gives the same bytes.</summary>
public static class FindingsJson
{
    public const string Format = "auditpipeline.findings.v1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(PackModel model)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) Write(model, json, PackWords.Of(model.Request.Language));
        return bytes.ToArray();
    }

    private static void Write(PackModel model, Utf8JsonWriter json, PackWords words)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("pack", model.Inputs.PackId);
        json.WriteString("framework", model.Request.Framework);
        json.WriteString("language", model.Request.Language);
        json.WriteString("notice", words.NoStatementLong);
        json.WriteString("created", Time(model.Inputs.BuiltAt));
        json.WriteString("producer", model.Inputs.Producer);
        Period(json, model.Request.Period);
        json.WriteStartObject("request");
        Text(json, "system", model.Request.System);
        Text(json, "authority", model.Request.Authority);
        Text(json, "reference", model.Request.RequestReference);
        json.WriteString("requested_by", model.Request.RequestedBy);
        json.WriteEndObject();
        json.WriteStartObject("organisation");
        json.WriteString("legal_person", model.Inputs.Profile.LegalPerson);
        Text(json, "member_state", model.Inputs.Profile.MemberState);
        json.WriteEndObject();
        json.WriteStartArray("systems");
        foreach (var system in model.Systems)
        {
            json.WriteStartObject();
            json.WriteString("id", system.Id);
            json.WriteString("name", system.Name);
            if (system.Roles is null) json.WriteNull("roles");
            else Texts(json, "roles", system.Roles);
            Text(json, "risk_class", system.RiskClass);
            Text(json, "annex_iii_point", system.AnnexIiiPoint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("catalogue");
        json.WriteString("version", model.CatalogueVersion);
        json.WriteString("sha256", model.CatalogueSha256);
        json.WriteEndObject();
        json.WriteStartObject("log");
        json.WriteString("key_sha256", model.Inputs.LogKeyFingerprint);
        json.WriteStartArray("heads");
        foreach (var head in model.Inputs.Heads)
        {
            json.WriteStartObject();
            json.WriteString("origin", head.Origin);
            json.WriteNumber("size", head.Size);
            json.WriteString("root", head.Root);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Text(json, "signer", model.Inputs.Signer);
        json.WriteStartObject("overview");
        foreach (var (result, count) in model.Overview) json.WriteNumber(result.Word(), count);
        json.WriteEndObject();
        Figures(model, json);
        json.WriteStartArray("controls");
        foreach (var control in model.Controls) Control(json, control, words);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figures(PackModel model, Utf8JsonWriter json)
    {
        json.WriteStartObject("figures");
        json.WriteStartObject(FigureStatements.Completeness);
        Statement(json, model.FigureStatements[FigureStatements.Completeness]);
        if (model.Figures.Completeness is { } figures)
        {
            Counts(json, figures.Accepted, figures.Recorded, figures.Lost, figures.Open, figures.Unexplained, figures.Duplicates, figures.AddsUp);
            json.WriteStartArray("gateways");
            foreach (var g in figures.Gateways)
            {
                json.WriteStartObject();
                json.WriteString("instance", g.Instance);
                Counts(json, g.Accepted, g.Recorded, g.Lost, g.Open, g.Unexplained, g.Duplicates, g.AddsUp);
                json.WriteStartArray("holes");
                foreach (var hole in g.Holes) json.WriteNumberValue(hole);
                json.WriteEndArray();
                json.WriteNumber("missing", g.Missing);
                json.WriteStartArray("losses");
                foreach (var loss in g.Losses) Loss(json, loss);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        Totals(json, model, FigureStatements.Totals, model.Figures.Total is null ? [] : [model.Figures.Total]);
        Totals(json, model, FigureStatements.ByDay, model.Figures.ByDay);
        Totals(json, model, FigureStatements.ByModel, model.Figures.ByModel);
        Totals(json, model, FigureStatements.ByProvider, model.Figures.ByProvider);
        Totals(json, model, FigureStatements.BySystem, model.Figures.BySystem);
        Totals(json, model, FigureStatements.ByOutcome, model.Figures.ByOutcome);
        json.WriteStartObject(FigureStatements.Pii);
        Statement(json, model.FigureStatements[FigureStatements.Pii]);
        json.WriteStartArray("lines");
        foreach (var line in model.Figures.Pii)
        {
            json.WriteStartObject();
            json.WriteString("kind", line.Kind);
            json.WriteNumber("places", line.Places);
            json.WriteNumber("records", line.Records);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Loss(Utf8JsonWriter json, CaptureLossLine loss)
    {
        json.WriteStartObject();
        json.WriteString("cause", loss.Cause);
        json.WriteString("from", Time(loss.From));
        json.WriteString("to", Time(loss.To));
        json.WriteNumber("count", loss.Count);
        json.WriteNumber("first", loss.FirstNumber);
        Text(json, "provider", loss.Provider);
        Text(json, "system", loss.System);
        json.WriteEndObject();
    }

    private static void Counts(
        Utf8JsonWriter json, long accepted, long recorded, long lost, long open, long unexplained, long duplicates, bool addsUp)
    {
        json.WriteNumber("accepted", accepted);
        json.WriteNumber("recorded", recorded);
        json.WriteNumber("lost", lost);
        json.WriteNumber("open", open);
        json.WriteNumber("unexplained", unexplained);
        json.WriteNumber("duplicates", duplicates);
        json.WriteBoolean("adds_up", addsUp);
    }

    private static void Totals(Utf8JsonWriter json, PackModel model, string word, IReadOnlyList<TotalsLine> lines)
    {
        json.WriteStartObject(word);
        Statement(json, model.FigureStatements[word]);
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            Text(json, "key", line.Key);
            json.WriteNumber("calls", line.Calls);
            json.WriteNumber("input_tokens", line.InputTokens);
            json.WriteNumber("cached_input_tokens", line.CachedInputTokens);
            json.WriteNumber("cache_write_tokens", line.CacheWriteTokens);
            json.WriteNumber("output_tokens", line.OutputTokens);
            json.WriteNumber("reasoning_tokens", line.ReasoningTokens);
            json.WriteNumber("usage_unknown", line.UsageUnknown);
            json.WriteNumber("usage_counted", line.UsageCounted);
            Text(json, "cost_usd", line.CostUsd?.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("unpriced", line.Unpriced);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Control(Utf8JsonWriter json, PackControl packed, PackWords words)
    {
        var control = packed.Finding.Control;
        json.WriteStartObject();
        json.WriteString("id", control.Id);
        json.WriteNumber("chapter", packed.Chapter);
        json.WriteString("instrument", control.Instrument);
        json.WriteString("reference", control.Reference);
        json.WriteString("title", control.Title);
        Texts(json, "addressee", control.Addressees);
        json.WriteString("strength", control.Strength.ToString().ToLowerInvariant());
        json.WriteString("applies_from", control.AppliesFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("applies_when", control.AppliesWhen);
        json.WriteString("applies", packed.Finding.Applicability.Answer.ToString().ToLowerInvariant());
        Texts(json, "decided_by", packed.Finding.Applicability.Deciding.Select(d => d.ToString()));
        Texts(json, "applies_to", packed.Finding.Applicability.Systems.Select(s => s.Id));
        json.WriteString("result", packed.Finding.Result.Word());
        json.WriteBoolean("readiness", packed.Finding.Readiness);
        Text(json, "limits", control.Limits);
        json.WriteStartArray("segments");
        foreach (var segment in packed.Segments) Segment(json, control, segment, words);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Segment(Utf8JsonWriter json, Control control, PackSegment segment, PackWords words)
    {
        var finding = segment.Finding;
        json.WriteStartObject();
        Statement(json, segment.Result);
        json.WriteString("result", finding.Result.Word());
        json.WriteBoolean("readiness", finding.Segment.Readiness);
        Reasons(json, "date_notes", finding.Segment.Notes, words);
        Reasons(json, "reasons", finding.Reasons, words);
        Reasons(json, "also_not_assessed", finding.AlsoNotAssessed, words);
        Reasons(json, "known_gaps", finding.KnownGaps, words);
        json.WriteStartArray("metrics");
        foreach (var ((outcome, statement), metric) in finding.Metrics.Zip(segment.Metrics).Zip(control.Automatic))
        {
            json.WriteStartObject();
            Statement(json, statement);
            json.WriteString("metric", metric.Metric);
            json.WriteString("outcome", PackWords.English.MetricStates[outcome.State]);
            json.WriteBoolean("informational", metric.Informational);
            json.WriteString("pass_condition", metric.PassCondition);
            json.WriteStartObject("values");
            foreach (var value in outcome.Values) json.WriteString(value.Key, value.Value);
            json.WriteEndObject();
            Reasons(json, "reasons", outcome.Reasons, words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("attested");
        foreach (var (item, statement) in finding.Attested.Zip(segment.Attested))
        {
            json.WriteStartObject();
            Statement(json, statement);
            json.WriteString("item", item.Text);
            json.WriteString("state", PackWords.English.AttestedStates[item.State]);
            Text(json, "owner", item.Attestation?.Owner);
            Text(json, "date", item.Attestation?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Text(json, "expires", item.Attestation?.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Text(json, "document", item.Attestation?.Document);
            Text(json, "document_sha256", item.Attestation?.DocumentSha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("gap_lines");
        foreach (var line in finding.GapLines)
        {
            json.WriteStartObject();
            json.WriteString("line", line.Text);
            json.WriteString("state", PackWords.English.GapLineStates[line.State]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, PackStatement statement)
    {
        json.WriteString("statement", statement.Id);
        json.WriteString("control", statement.Control);
        Text(json, "query", statement.QueryId);
        Text(json, "attestation", statement.Attestation);
        Period(json, statement.Period);
        if (statement.Records is { } records) json.WriteNumber("records", records);
        else json.WriteNull("records");
    }

    private static void Reasons(Utf8JsonWriter json, string name, IReadOnlyList<Reason> reasons, PackWords words)
    {
        json.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("code", reason.Code.ToString());
            Texts(json, "arguments", reason.Arguments);
            json.WriteString("text", words.Sentence(reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Period(Utf8JsonWriter json, Period period)
    {
        json.WriteStartObject("period");
        json.WriteString("from", Time(period.From));
        json.WriteString("to", Time(period.To));
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
