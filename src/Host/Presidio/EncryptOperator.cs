using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Presidio;

/// <summary>AES in CBC mode with PKCS #7 padding, as Presidio writes it: URL-safe base64 of a random vector of 16 bytes and the ciphertext.
/// It hides a value and does not protect it from being changed.</summary>
internal sealed class EncryptOperator(byte[] key, IRandomness randomness) : IOperator
{
    public string Name => "encrypt";

    public string Apply(string value, string entity)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var vector = new byte[16];
        randomness.Fill(vector);
        var made = Convert.ToBase64String([.. vector, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(value), vector)]);
        return made.Replace('+', '-').Replace('/', '_');
    }
}
