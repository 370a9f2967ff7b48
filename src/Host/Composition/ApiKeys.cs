using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Composition;

/// <summary>Keys of the API. The administrator's is shown once, at the first start; only its SHA-256 is kept. The local command line has
/// one of its own, new at every start, in a file that only the owner of the data folder reads.</summary>
internal sealed record ApiKeys(byte[] AdministratorHash, string? NewAdministratorKey, string CommandLineKey)
{
    private const string Prefix = "audit_";

    public byte[] CommandLineHash => Hash(CommandLineKey);

    public static ApiKeys Open(HostFolders folders, IRandomness randomness)
    {
        var path = Path.Combine(folders.Keys, "administrator.sha256");
        string? made = null;
        if (!File.Exists(path))
        {
            made = NewKey(randomness);
            PrivateFile.Write(path, Convert.ToHexStringLower(Hash(made)));
        }

        return new ApiKeys(Convert.FromHexString(File.ReadAllText(path).Trim()), made, NewKey(randomness));
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string NewKey(IRandomness randomness)
    {
        Span<byte> bytes = stackalloc byte[32];
        randomness.Fill(bytes);
        return Prefix + Convert.ToHexStringLower(bytes);
    }
}
