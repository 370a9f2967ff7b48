using System.Security.Cryptography;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Composition;

/// <summary>The operating system's random numbers. Few bytes come from a stock of the thread's own, filled a block at a time, because each
/// asking has a price; what has been given out is wiped from the stock.</summary>
internal sealed class SystemRandomness : IRandomness
{
    private const int StockBytes = 2_048;
    private const int Few = 256;

    [ThreadStatic]
    private static byte[]? stock;

    [ThreadStatic]
    private static int left;

    public void Fill(Span<byte> bytes)
    {
        if (bytes.Length > Few)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        stock ??= new byte[StockBytes];
        if (left < bytes.Length)
        {
            RandomNumberGenerator.Fill(stock);
            left = StockBytes;
        }

        var given = stock.AsSpan(left - bytes.Length, bytes.Length);
        given.CopyTo(bytes);
        CryptographicOperations.ZeroMemory(given);
        left -= bytes.Length;
    }
}
