using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit costs</c>: the cost ledger of the running Host.</summary>
internal static class CostsCommand
{
    private static readonly string[] Unequal = ["differs", "only_ours", "only_theirs"];

    public static Command Create()
    {
        var by = new Option<string>("--by") { Description = "day, system, team, model, provider or tag:NAME; without it one line", DefaultValueFactory = _ => "" };
        var command = Asking("costs", "Prints what calls cost (JSON), allocated or not, priced or not.", out var asked);
        command.Add(by);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = asked.Open(parsed);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/costs?{asked.Query(parsed)}&by={Uri.EscapeDataString(parsed.GetValue(by)!)}");
            Console.WriteLine(await ApiClient.AskAsync(client, request, "the costs were not told", cancellation));
            return ExitCode.Done;
        });
        command.Add(Focus());
        command.Add(Compare());
        command.Add(Correct());
        return command;
    }

    private static Command Focus()
    {
        var command = Asking("focus", "Prints charges as FOCUS 1.2 CSV.", out var asked);
        var tag = new Option<string?>("--tag") { Description = "a tag of the callers to add" };
        var currency = new Option<string>("--currency") { Description = "USD or EUR", DefaultValueFactory = _ => "USD" };
        command.Add(tag);
        command.Add(currency);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = asked.Open(parsed);
            var query = $"{asked.Query(parsed)}&currency={Uri.EscapeDataString(parsed.GetValue(currency)!)}";
            if (parsed.GetValue(tag) is { } name) query += $"&by={Uri.EscapeDataString($"tag:{name}")}";
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/costs/focus.csv?{query}");
            Console.Write(await ApiClient.AskAsync(client, request, "the export was not made", cancellation));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Compare()
    {
        var command = Asking(
            "compare", "Compares with a provider's usage export (JSON or CSV of OpenAI, Anthropic or Azure). Exits 1 when a line is not equal.", out var asked);
        var file = new Argument<string>("FILE") { Description = "the export; - reads standard input" };
        var provider = new Option<string>("--provider") { Description = "route the calls went by: openai, azure, anthropic …", Required = true };
        command.Add(file);
        command.Add(provider);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = asked.Open(parsed);
            await using var export = InputFile.Open(parsed.GetValue(file)!);
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"api/v1/costs/comparison?{asked.Query(parsed)}&provider={Uri.EscapeDataString(parsed.GetValue(provider)!)}")
            {
                Content = new StreamContent(export),
            };
            var text = await ApiClient.AskAsync(client, request, "nothing was compared", cancellation);
            Console.WriteLine(text);
            using var answer = JsonDocument.Parse(text);
            return Unequal.Sum(state => answer.RootElement.GetProperty(state).GetInt64()) == 0
                ? ExitCode.Done
                : ExitCode.Negative;
        });
        return command;
    }

    private static Command Correct()
    {
        var command = Asking("correct", "Prices a period again by the price lists of now. Corrections stand beside the first figures.", out var asked);
        var reason = new Option<string>("--reason") { Description = "why; stands beside every correction", Required = true };
        var provider = new Option<string?>("--provider") { Description = "only calls of this route" };
        var model = new Option<string?>("--model") { Description = "only calls of this model" };
        var dryRun = new Option<bool>("--dry-run") { Description = "tell what would change and write nothing" };
        foreach (var option in (Option[])[reason, provider, model, dryRun]) command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = asked.Open(parsed);
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/costs/corrections")
            {
                Content = JsonContent.Create(new Dictionary<string, object?>
                {
                    ["from"] = parsed.GetValue(asked.From), ["to"] = parsed.GetValue(asked.To), ["reason"] = parsed.GetValue(reason),
                    ["provider"] = parsed.GetValue(provider), ["model"] = parsed.GetValue(model), ["dry_run"] = parsed.GetValue(dryRun),
                }),
            };
            Console.WriteLine(await ApiClient.AskAsync(client, request, "nothing was priced again", cancellation));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Asking(string name, string description, out PeriodOptions options)
    {
        options = new PeriodOptions();
        var command = new Command(name, description);
        foreach (var option in options.All) command.Add(option);
        return command;
    }
}
