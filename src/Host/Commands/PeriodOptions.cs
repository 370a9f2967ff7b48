using System.CommandLine;

namespace AuditPipeline.Host.Commands;

/// <summary>Which period of which Host a question is about.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<string?> _config = SettingsOptions.Config();
    private readonly Option<string?> _data = SettingsOptions.Data();
    private readonly Option<string?> _url = ApiClient.Url();

    public Option<string> From { get; } = new("--from") { Description = "first moment, ISO 8601 (2026-11-01 or 2026-11-01T00:00:00Z)", Required = true };

    public Option<string> To { get; } = new("--to") { Description = "moment after the last, ISO 8601", Required = true };

    public IReadOnlyList<Option> All => [From, To, _config, _data, _url];

    public HttpClient Open(ParseResult parsed) => ApiClient.Open(parsed.GetValue(_url), parsed.GetValue(_config), parsed.GetValue(_data));

    public string Query(ParseResult parsed) => $"from={Uri.EscapeDataString(parsed.GetValue(From)!)}&to={Uri.EscapeDataString(parsed.GetValue(To)!)}";
}
