using System.Security.Cryptography;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The log key as a file: 32 bytes of Ed25519 seed (RFC 8032 section 5.1.5).</summary>
public sealed class FileSigner : ISigner, IDisposable
{
    public const string FileName = "log.key";

    private readonly Ed25519PrivateKey _key;

    private FileSigner(Ed25519PrivateKey key) => _key = key;

    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    /// <summary>Reads the key, making one on the first start.</summary>
    /// <exception cref="KeyFolderException">The file is open to others or is not a seed.</exception>
    public static FileSigner Open(KeyFolder folder, IRandomness randomness)
    {
        var seed = folder.Read(FileName) ?? Make(folder, randomness);
        try
        {
            return seed.Length == Ed25519.KeyLength
                ? new FileSigner(new Ed25519PrivateKey(seed))
                : throw folder.Unusable(FileName, $"a seed has {Ed25519.KeyLength} bytes, this has {seed.Length}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation) => new(_key.Sign(message.Span));

    public void Dispose() => _key.Dispose();

    private static byte[] Make(KeyFolder folder, IRandomness randomness)
    {
        var seed = new byte[Ed25519.KeyLength];
        randomness.Fill(seed);
        folder.Create(FileName, seed);
        return seed;
    }
}
