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
        var path = AdministratorFile(folders);
        if (File.Exists(path)) return new ApiKeys(Convert.FromHexString(File.ReadAllText(path).Trim()), null, NewKey(randomness));

        var made = NewKey(randomness);
        return new ApiKeys(Hash(made), made, NewKey(randomness));
    }

    /// <summary>Keeps the hash of a new administrator key; called when the start has succeeded and the key is about to be shown, for a key
    /// that nobody saw would lock everybody out.</summary>
    public void Keep(HostFolders folders)
    {
        if (NewAdministratorKey is not null) PrivateFile.Write(AdministratorFile(folders), Convert.ToHexStringLower(AdministratorHash));
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string AdministratorFile(HostFolders folders) => Path.Combine(folders.Keys, "administrator.sha256");

    /// <summary>A key as they are all made: 32 random bytes in hex behind <c>audit_</c>.</summary>
    public static string NewKey(IRandomness randomness)
    {
        Span<byte> bytes = stackalloc byte[32];
        randomness.Fill(bytes);
        return Prefix + Convert.ToHexStringLower(bytes);
    }
}
