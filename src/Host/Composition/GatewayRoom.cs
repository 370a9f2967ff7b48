using AuditPipeline.Gateway.Edge;
using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Composition;

/// <summary>What the settings mean to the gateway room.</summary>
internal static class GatewayRoom
{
    /// <exception cref="SettingsException">They do not go together.</exception>
    public static GatewayOptions Options(AuditSettings settings)
    {
        var gateway = settings.Gateway;
        var options = new GatewayOptions
        {
            Tenant = settings.Tenant,
            DefaultProvider = gateway.DefaultProvider,
            Record = Policy(gateway.Record),
            MaxWaitingBytes = gateway.MaxWaitingBytes,
            MaxRequestBytes = gateway.MaxRequestBytes,
            MaxResponseCaptureBytes = gateway.MaxResponseCaptureBytes,
            MaxCaptureMemory = gateway.MaxCaptureMemoryBytes,
            ConnectTimeout = TimeSpan.FromSeconds(gateway.ConnectSeconds),
            ResponseHeadersTimeout = TimeSpan.FromSeconds(gateway.HeadSeconds),
            IdleTimeout = TimeSpan.FromSeconds(gateway.IdleSeconds),
        };
        foreach (var (name, address) in gateway.Providers) options.Providers[name] = address.TrimEnd('/');
        foreach (var (name, policy) in gateway.RecordByProvider) options.RecordByProvider[name] = Policy(policy);
        return options.Problems() is [var problem, ..] ? throw new SettingsException($"gateway: {problem.ErrorMessage}") : options;
    }

    private static RecordPolicy Policy(string word) => word == "pass" ? RecordPolicy.Pass : RecordPolicy.Before;
}
