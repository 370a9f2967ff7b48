using System.Reflection;

namespace AuditPipeline.Host.Composition;

internal static class HostIdentity
{
    public static string Version { get; } =
        typeof(HostIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Name and version as packs state them.</summary>
    public static string Producer { get; } = $"AuditPipeline {Version}";
}
