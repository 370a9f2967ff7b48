using System.Text;
using AuditPipeline.Reports.Costs;
using AuditPipeline.Reports.Costs.Exports;

namespace AuditPipeline.Reports.Tests.Costs;

public sealed class UsageExportTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void OpenAi_tells_input_with_its_cached_part()
    {
        const string json = """{"object":"page","data":[{"object":"bucket","start_time":1795132800,"results":[{"input_tokens":1000,"output_tokens":500,"input_cached_tokens":800,"num_model_requests":5,"model":"gpt-4o-mini","batch":null}]}]}""";
        const string csv = "start_time,end_time,start_time_iso,num_model_requests,model,input_tokens,output_tokens,input_cached_tokens\n1795132800,1795219200,2026-11-20T00:00:00+00:00,5,gpt-4o-mini,1000.0,500,800\n";

        Read(json).ShouldBe([new ExportedUsage(Day, "gpt-4o-mini", 5, 1000, 800, 500)]);
        Read("[" + json + "]").ShouldBe(Read(json));
        Read(csv).ShouldBe(Read(json));
    }

    [Fact]
    public void Anthropic_tells_cached_reads_and_writes_beside_the_input()
    {
        const string json = """{"data":[{"starting_at":"2026-11-20T00:00:00Z","ending_at":"2026-11-21T00:00:00Z","results":[{"uncached_input_tokens":1500,"cache_creation":{"ephemeral_1h_input_tokens":1000,"ephemeral_5m_input_tokens":500},"cache_read_input_tokens":200,"output_tokens":50,"model":"claude-opus"}]}]}""";
        const string csv = "usage_date_utc,model_version,api_key,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens\n2026-11-20,claude-opus,key,1500,500,1000,200,50\n";

        Read(json).ShouldBe([new ExportedUsage(Day, "claude-opus", null, 3200, 200, 50)]);
        Read(csv).ShouldBe(Read(json));
    }

    [Fact]
    public void Azure_tells_model_and_direction_in_the_name_of_a_meter()
    {
        const string csv = "Date,MeterCategory,MeterName,Quantity,UnitOfMeasure\n11/20/2026,Cognitive Services,gpt 4o 0806 Inp glbl Tokens,1.25,1K\n"
            + "11/20/2026,Cognitive Services,gpt 4o 0806 cached Inp glbl Tokens,0.5,1K\n11/20/2026,Cognitive Services,\"gpt 4o 0806 Outp glbl Tokens\",0.002,1M\n"
            + "11/20/2026,Storage,LRS Data Stored,9,1 GB\n";

        Read(csv).ShouldBe(
        [
            new ExportedUsage(Day, "gpt 4o 0806", null, 1250, 0, 0), new ExportedUsage(Day, "gpt 4o 0806", null, 500, 500, 0),
            new ExportedUsage(Day, "gpt 4o 0806", null, 0, 0, 2000),
        ]);
    }

    [Fact]
    public void Azure_monitor_tells_tokens_by_metric_and_model()
    {
        const string json = """{"value":[{"name":{"value":"ProcessedPromptTokens"},"timeseries":[{"metadatavalues":[{"name":{"value":"modeldeploymentname"},"value":"mine"},{"name":{"value":"modelname"},"value":"gpt-4o"}],"data":[{"timeStamp":"2026-11-20T00:00:00Z","total":12},{"timeStamp":"2026-11-21T00:00:00Z"}]}]},{"name":{"value":"GeneratedTokens"},"timeseries":[{"metadatavalues":[{"name":{"value":"modelname"},"value":"gpt-4o"}],"data":[{"timeStamp":"2026-11-20T00:00:00Z","total":3}]}]}]}""";

        Read(json).ShouldBe([new ExportedUsage(Day, "gpt-4o", null, 12, 0, 0), new ExportedUsage(Day, "gpt-4o", null, 0, 0, 3)]);
    }

    [Theory]
    [InlineData("", "the export is empty")]
    [InlineData("{", "line 1")]
    [InlineData("{}", "data: a list of buckets is expected")]
    [InlineData("""{"data":[{"results":[]}]}""", "data[0]: 'start_time'")]
    [InlineData("""{"data":[{"start_time":1,"results":[{"input_tokens":1}]}]}""", "data[0].results[0].model: a model is expected")]
    [InlineData("""{"data":[{"start_time":1,"results":[{"model":"m","input_tokens":-1}]}]}""", "data[0].results[0].input_tokens: a count is expected")]
    [InlineData("a,b\n1,2\n", "line 1: the columns are those of no known export")]
    [InlineData("model,output_tokens,start_time\nm,many,1\n", "line 2: output_tokens: a count is expected")]
    [InlineData("model,output_tokens,start_time\nm,1,soon\n", "line 2: a day is expected")]
    [InlineData("model,output_tokens\n\"m,1\n", "line 2: a quote is not closed")]
    [InlineData("model,model\nm,m\n", "line 1: the column model is there twice")]
    [InlineData("Date,MeterName,Quantity,UnitOfMeasure\n11/20/2026,gpt 4o Inp Tokens,1,Hours\n", "line 2: UnitOfMeasure")]
    [InlineData("Date,MeterName,Quantity,UnitOfMeasure\n11/20/2026,gpt 4o Inp Tokens,-1,1K\n", "line 2: Quantity")]
    public void What_is_no_export_is_refused_with_its_place(string text, string message) =>
        Should.Throw<InvalidDataException>(() => Read(text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("gpt-4o-2024-08-06", "gpt4o")]
    [InlineData("GPT 4o 0806", "gpt4o")]
    [InlineData("openai/gpt-4o", "gpt4o")]
    [InlineData("claude-opus-4-20250514", "claudeopus4")]
    [InlineData("claude-opus-4@20250514", "claudeopus4")]
    [InlineData("gpt-4.1-mini", "gpt41mini")]
    [InlineData("gpt-4-32k", "gpt432k")]
    public void Names_of_one_model_have_one_key(string name, string key) => UsageComparison.KeyOf(name).ShouldBe(key);

    private static IReadOnlyList<ExportedUsage> Read(string text) => UsageExport.Read(Encoding.UTF8.GetBytes(text));
}
