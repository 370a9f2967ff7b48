using AuditPipeline.Core.Log;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Host.Composition;

/// <summary>The price lists of a deployment and its rates of the euro. A list that is not signed by its key stops the start.</summary>
internal static class Prices
{
    public const string SignatureSuffix = ".sig";

    private const int LongestNote = 64 * 1024;

    /// <summary>Own lists before the public one.</summary>
    /// <exception cref="CommandFailure">A list cannot be used.</exception>
    public static IPriceList Of(CostSettings settings, string folder)
    {
        var lists = settings.PriceLists.Select(list => Contract(Path.GetFullPath(list.File, folder), VerifierKey.Parse(list.Key)!)).ToList<IPriceList>();
        return lists.Count == 0 ? NativeParts.Prices() : new PriceLists([.. lists, NativeParts.Prices()]);
    }

    /// <exception cref="CommandFailure">The file cannot be used.</exception>
    public static ExchangeRates? Rates(CostSettings settings, string folder)
    {
        if (settings.ExchangeRates is not { } path) return null;

        try
        {
            return ExchangeRates.Parse(Read(Path.GetFullPath(path, folder), ExchangeRates.LargestFile), Path.GetFileName(path));
        }
        catch (InvalidDataException wrong)
        {
            throw new CommandFailure($"the exchange rates cannot be used: {wrong.Message}", ExitCode.Usage);
        }
    }

    /// <param name="key">Null: the signature is not looked at.</param>
    /// <param name="unsigned">Exit code when it does not hold.</param>
    /// <exception cref="CommandFailure">It is no price list, or not signed by <paramref name="key"/>.</exception>
    public static ContractPrices Contract(string file, VerifierKey? key, int unsigned = ExitCode.Usage)
    {
        var list = Read(file, ContractPrices.LargestFile);
        ContractPrices prices;
        try
        {
            prices = ContractPrices.Parse(list, file);
        }
        catch (InvalidDataException wrong)
        {
            throw new CommandFailure($"the price list cannot be used: {wrong.Message}", ExitCode.Usage);
        }

        if (key is not null && PriceListNote.FaultOf(prices.Version, list, Read(file + SignatureSuffix, LongestNote), key) is { } fault)
            throw new CommandFailure($"the price list {file} cannot be used: {file}{SignatureSuffix}: {fault}", unsigned);
        return prices;
    }

    /// <exception cref="CommandFailure">It cannot be read, or is longer.</exception>
    public static byte[] Read(string file, int longest)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > longest) throw new CommandFailure($"{file} is larger than {longest} bytes", ExitCode.Usage);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be read: {e.Message}", ExitCode.Usage);
        }
    }
}
