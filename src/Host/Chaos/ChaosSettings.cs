using System.Globalization;

namespace AuditPipeline.Host.Chaos;

/// <summary>The settings file of a run.</summary>
internal static class ChaosSettings
{
    /// <param name="provider">Base URL of the provider.</param>
    public static string Text(string data, int gatewayPort, int apiPort, string provider, string policy) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        deployment: audit.example.eu/chaos
        data: "{data}"
        listen:
          gateway: 127.0.0.1:{gatewayPort}
          console: 127.0.0.1:{apiPort}
        gateway:
          record: {policy}
          providers:
            openai: {provider}
        systems:
          - id: chaos
            name: Load of the chaos command

        """);
}
