using System.CommandLine;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Host.Composition;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit prices</c>: keys, signatures and checks of price lists of one's own.</summary>
internal static class PricesCommand
{
    public static Command Create() => new("prices", "Makes, signs and checks price lists of one's own (docs/costs.md).") { Key(), Sign(), Check() };

    private static Command Key()
    {
        var name = new Option<string>("--name") { Description = "name of the key, such as acme-prices; no spaces and no +", Required = true };
        var output = new Option<string>("--out") { Description = "new file for the private key; only its owner may read it", Required = true };
        var command = new Command("key", "Makes a signing key and prints its public half, which audit.yaml names.") { name, output };
        command.SetAction(parsed =>
        {
            Console.WriteLine(SigningKeyFile.Create(parsed.GetValue(output)!, parsed.GetValue(name)!, new SystemRandomness()).Format());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Sign()
    {
        var list = new Argument<string>("LIST") { Description = "price list (YAML)" };
        var key = new Option<string>("--key") { Description = "file with the signing key", Required = true };
        var command = new Command("sign", $"Signs a price list: writes LIST{Prices.SignatureSuffix}.") { list, key };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(list)!;
            var prices = Prices.Contract(file, key: null);
            var note = SigningKeyFile.Sign(parsed.GetValue(key)!, PriceListNote.TextFor(prices.Version, Prices.Read(file, ContractPrices.LargestFile)));
            var signature = file + Prices.SignatureSuffix;
            try
            {
                File.WriteAllBytes(signature + ".new", note.Format());
                File.Move(signature + ".new", signature, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailure($"{signature} cannot be written: {e.Message}", ExitCode.Usage);
            }

            Console.WriteLine(signature);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var list = new Argument<string>("LIST") { Description = "price list (YAML)" };
        var key = new Option<string?>("--key") { Description = "verifier key (name+hex+base64) that must have signed it; without it the signature is not looked at" };
        var command = new Command("check", "Reads a price list as a start would, and its signature. Exits 1 when the signature does not hold.") { list, key };
        command.SetAction(parsed =>
        {
            var verifier = parsed.GetValue(key) is { } text
                ? VerifierKey.Parse(text) ?? throw new CommandFailure("--key is no verifier key (name+hex+base64)", ExitCode.Usage)
                : null;
            var prices = Prices.Contract(parsed.GetValue(list)!, verifier, ExitCode.Negative);
            Console.WriteLine($"{prices.Version}: {prices.Count} prices, {(verifier is null ? "signature not looked at" : $"signed by {verifier.Name}+{verifier.KeyId:x8}")}");
            return ExitCode.Done;
        });
        return command;
    }
}
