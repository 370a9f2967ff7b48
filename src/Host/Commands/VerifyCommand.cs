using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Verify;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit verify PATH</c>: checks a pack with nothing of ours running.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "folder or zip of an evidence pack" };
        var key = new Option<string?>("--key") { Description = "file with the log key you pinned (vkey); without it the key inside the pack is used, and that is said" };
        var witness = new Option<string[]>("--witness") { Description = "file with a witness key you pinned (vkey); may be repeated; its cosignature is then demanded" };
        var roots = new Option<string?>("--timestamp-roots") { Description = "file with root certificates (PEM) of a timestamp authority; timestamps are then demanded" };
        var period = new Option<string?>("--period") { Description = "START,END (ISO 8601): the pack must be attested to cover it" };
        var command = new Command("verify", "Checks an evidence pack offline and names the first link that breaks. Exits 0 when intact, 1 when not.")
        {
            path, key, witness, roots, period,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new VerifyOptions
            {
                LogKeys = parsed.GetValue(key) is { } file ? [Key(file)] : [],
                WitnessKeys = [.. (parsed.GetValue(witness) ?? []).Select(Key)],
                RequireWitness = parsed.GetValue(witness) is { Length: > 0 },
                TimestampRootsPem = parsed.GetValue(roots) is { } pem ? Text(pem) : null,
                RequireTimestamp = parsed.GetValue(roots) is not null,
                Period = parsed.GetValue(period) is { } span ? Span(span) : null,
            };
            var verdict = Check(parsed.GetValue(path)!, options, cancellation);
            Print(verdict, Console.Out);
            return Task.FromResult(verdict.Intact ? ExitCode.Done : ExitCode.Negative);
        });
        return command;
    }

    /// <summary>The verdict for people: steps in order, then notes, then one last line.</summary>
    public static void Print(PackVerdict verdict, TextWriter output)
    {
        foreach (var step in verdict.Steps) output.WriteLine(step);
        foreach (var note in verdict.Notes) output.WriteLine($"note: {note}");
        output.WriteLine(verdict.FirstBroken is { } broken
            ? $"BROKEN at {broken.Label}: {broken.What}"
            : $"INTACT: {verdict.Counts.Records} records of {verdict.Counts.Streams} streams");
    }

    private static PackVerdict Check(string path, VerifyOptions options, CancellationToken cancellation)
    {
        try
        {
            return PackVerifier.Verify(path, options, null, cancellation);
        }
        catch (FileNotFoundException)
        {
            throw new CommandFailure($"{path}: no pack lies there", ExitCode.Usage);
        }
        catch (CryptographicException e)
        {
            throw new CommandFailure($"the timestamp roots cannot be used: {e.Message}", ExitCode.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The key in a file that a person pinned.</summary>
    internal static VerifierKey Key(string file) => VerifierKey.Parse(Text(file).Trim())
        ?? throw new CommandFailure($"{file} holds no verifier key (name+hex+base64)", ExitCode.Usage);

    private static string Text(string file)
    {
        using var reader = new StreamReader(InputFile.Open(file));
        return reader.ReadToEnd();
    }

    private static VerifyPeriod Span(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return text.Split(',') is [var from, var to]
            && DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, utc, out var start)
            && DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, utc, out var end) && start < end
            ? new VerifyPeriod(start, end)
            : throw new CommandFailure("--period must be START,END, two ISO 8601 times in order", ExitCode.Usage);
    }
}
