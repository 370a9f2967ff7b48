using System.Globalization;

namespace AuditPipeline.Adapters.Keys;

/// <summary>What a wrapped key is bound to, so that none can be put in the place of another.</summary>
internal static class KeyPurpose
{
    public const string Pseudonym = "pseudonym";

    public static string Kek(string kekId) => "kek\n" + kekId;

    public static string Storage(string name) => "storage\n" + name;

    public static string StorageWrapping(long generation) => "storage-wrapping\n" + generation.ToString(CultureInfo.InvariantCulture);
}
