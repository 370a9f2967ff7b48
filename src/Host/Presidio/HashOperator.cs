using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Host.Presidio;

/// <param name="type"><c>sha256</c>, <c>sha512</c> or <c>md5</c>, of the UTF-8 form, in hex.</param>
internal sealed class HashOperator(string type) : IOperator
{
    public static IReadOnlyList<string> Types { get; } = ["sha256", "sha512", "md5"];

    public string Name => "hash";

    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "Callers compare with what Presidio gave them; nothing here relies on it.")]
    public string Apply(string value, string entity)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return Convert.ToHexStringLower(type switch
        {
            "sha512" => SHA512.HashData(bytes),
            "md5" => MD5.HashData(bytes),
            _ => SHA256.HashData(bytes),
        });
    }
}
