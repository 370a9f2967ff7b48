using System.CommandLine;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit hold</c>: places, agrees to, releases and lists legal holds on the running Host.</summary>
internal static class HoldCommand
{
    public static Command Create()
    {
        var reason = new Option<string?>("--reason") { Description = "why; no names" };
        var system = new Option<string?>("--system") { Description = "AI system" };
        var subject = new Option<string?>("--subject") { Description = "the person, as for ./audit erase" };
        var records = new Option<string[]>("--record") { Description = "id of a record; may be given many times", AllowMultipleArgumentsPerToken = true };
        var from = new Option<string?>("--from") { Description = "captured at or after, ISO 8601" };
        var to = new Option<string?>("--to") { Description = "captured before, ISO 8601" };
        var approve = new Option<string?>("--approve") { Description = "agree to this hold, or to its end, as a second role" };
        var release = new Option<string?>("--release") { Description = "ask for the end of this hold; a second role agrees with --approve" };
        var list = new Option<bool>("--list") { Description = "print all holds (JSON)" };
        var command = new Command(
            "hold",
            "Keeps records from erasure and expiry on the running Host. A hold holds from the first role's word on; a second role makes it last. "
            + "Its end takes two roles as well; then what waited for it is erased.")
        {
            reason, system, subject, records, from, to, approve, release, list,
        };
        var custody = new CustodyClient();
        custody.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
            {
                Console.WriteLine(await custody.GetAsync(parsed, "holds", "the holds were not told", cancellation));
                return ExitCode.Done;
            }

            var (path, body) = ("holds", (Dictionary<string, object?>?)null);
            if (parsed.GetValue(approve) is { } approved) path = $"holds/{EraseCommand.Segment(approved)}/approval";
            else if (parsed.GetValue(release) is { } released) path = $"holds/{EraseCommand.Segment(released)}/release";
            else
            {
                body = new Dictionary<string, object?> { ["reason"] = parsed.GetValue(reason) };
                EraseCommand.AddPerson(body, parsed.GetValue(subject));
                if (parsed.GetValue(system) is { } id) body["system"] = id;
                if (parsed.GetValue(from) is { } first) body["from"] = first;
                if (parsed.GetValue(to) is { } end) body["to"] = end;
                if (parsed.GetValue(records) is { Length: > 0 } named) body["records"] = named;
            }

            using var hold = await custody.PostAsync(parsed, path, body, "the hold was not changed", cancellation);
            Console.WriteLine(hold.RootElement.GetRawText());
            return ExitCode.Done;
        });
        return command;
    }
}
