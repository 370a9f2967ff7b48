using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Host.Presidio;

/// <summary>Undoes <see cref="EncryptOperator"/>.</summary>
internal sealed class DecryptOperator(byte[] key) : IOperator
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public string Name => "decrypt";

    public string Apply(string value, string entity)
    {
        try
        {
            var bytes = Convert.FromBase64String(value.Replace('-', '+').Replace('_', '/'));
            if (bytes.Length < 32) throw Undone();
            using var aes = Aes.Create();
            aes.Key = key;
            return Strict.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            throw Undone();
        }
    }

    private static PresidioFault Undone() => PresidioFault.Parameter("Invalid input, the text was not encrypted with this key");
}
