using System.CommandLine;
using System.Text.Json;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit erase</c>: orders, approves, shows and certifies erasures on the running Host.</summary>
internal static class EraseCommand
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var subject = new Option<string?>("--subject")
        {
            Description = "the person, as applications name it in x-audit-user (- reads it from standard input), or its pseudonym of 32 hex digits",
        };
        var records = new Option<string[]>("--record") { Description = "id of a record; may be given many times", AllowMultipleArgumentsPerToken = true };
        var basis = new Option<string?>("--basis") { Description = "ground of law; default GDPR-17" };
        var reference = new Option<string?>("--reference") { Description = "the requester's reference; no names" };
        var approve = new Option<string?>("--approve") { Description = "approve this order as a second role, and carry it out" };
        var withdraw = new Option<string?>("--withdraw") { Description = "take this order back before it is approved" };
        var show = new Option<string?>("--show") { Description = "print this order and what was found (JSON)" };
        var list = new Option<bool>("--list") { Description = "print all orders (JSON)" };
        var certificate = new Option<string?>("--certificate") { Description = "fetch the signed certificate of this order" };
        var language = new Option<string>("--language") { Description = "of the certificate: en or nl", DefaultValueFactory = _ => "en" };
        var output = new Option<string?>("--out") { Description = "new file for the certificate (PDF)" };
        var wait = new Option<bool>("--wait") { Description = "with --approve: wait until it is done or held" };
        var command = new Command(
            "erase",
            "Erases what a person said, or single records, on the running Host: one role orders it, another approves it. Keys and texts are destroyed, "
            + "the log's proofs stay valid, and a certificate says what was found where. Exits 1 when something readable is left.")
        {
            subject, records, basis, reference, approve, withdraw, show, list, certificate, language, output, wait,
        };
        var custody = new CustodyClient();
        custody.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
            {
                Console.WriteLine(await custody.GetAsync(parsed, "erasures", "the orders were not told", cancellation));
                return ExitCode.Done;
            }

            if (parsed.GetValue(show) is { } shown)
            {
                Console.WriteLine(await custody.GetAsync(parsed, $"erasures/{Segment(shown)}", "the order was not told", cancellation));
                return ExitCode.Done;
            }

            if (parsed.GetValue(certificate) is { } certified)
            {
                var file = parsed.GetValue(output) ?? throw new CommandFailure("--certificate needs --out FILE", ExitCode.Usage);
                var path = $"erasures/{Segment(certified)}/certificate.pdf?language={Uri.EscapeDataString(parsed.GetValue(language)!)}";
                await custody.FetchAsync(parsed, path, file, "the certificate was not made", cancellation);
                Console.WriteLine(file);
                return ExitCode.Done;
            }

            if (parsed.GetValue(withdraw) is { } withdrawn)
                return Told(await custody.PostAsync(parsed, $"erasures/{Segment(withdrawn)}/withdrawal", null, "the order was not withdrawn", cancellation));
            if (parsed.GetValue(approve) is { } approved)
            {
                var order = await custody.PostAsync(parsed, $"erasures/{Segment(approved)}/approval", null, "nothing was erased", cancellation);
                while (parsed.GetValue(wait) && State(order) == "approved")
                {
                    order.Dispose();
                    await Task.Delay(LookAgain, cancellation);
                    order = JsonDocument.Parse(await custody.GetAsync(parsed, $"erasures/{Segment(approved)}", "the order was not told", cancellation));
                }

                return Told(order);
            }

            return Told(await custody.PostAsync(
                parsed, "erasures", Order(parsed.GetValue(subject), parsed.GetValue(records) ?? [], parsed.GetValue(basis), parsed.GetValue(reference)),
                "the order was not taken", cancellation));
        });
        return command;
    }

    /// <summary>The members that name a person in an order; read from standard input, a name stands in no process list.</summary>
    internal static void AddPerson(Dictionary<string, object?> order, string? subject)
    {
        if (subject is null) return;
        var given = subject == "-" ? Console.In.ReadLine() ?? "" : subject;
        order[given.Length == 32 && given.All(char.IsAsciiHexDigitLower) ? "subject" : "user"] = given;
    }

    internal static string Segment(string id) => Uri.EscapeDataString(id);

    private static Dictionary<string, object?> Order(string? subject, string[] records, string? basis, string? reference)
    {
        if (subject is null && records.Length == 0) throw new CommandFailure("name a person (--subject) or records (--record); --help tells more", ExitCode.Usage);
        var order = new Dictionary<string, object?>();
        AddPerson(order, subject);
        if (records.Length > 0) order["records"] = records;
        if (basis is not null) order["basis"] = basis;
        if (reference is not null) order["reference"] = reference;
        return order;
    }

    private static int Told(JsonDocument order)
    {
        using (order)
        {
            Console.WriteLine(order.RootElement.GetRawText());
            return State(order) == "approved" ? ExitCode.Negative : ExitCode.Done;
        }
    }

    private static string? State(JsonDocument order) => order.RootElement.GetProperty("state").GetString();
}
