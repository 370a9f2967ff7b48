using System.Globalization;

namespace AuditPipeline.Host.Chaos;

/// <summary>The settings files of a run.</summary>
internal static class ChaosSettings
{
    public const string Topic = "audit-envelopes";
    public const string Group = "audit-processor";

    /// <param name="provider">Base URL of the provider, which stands behind two routes.</param>
    /// <param name="gateway">Further lines of the <c>gateway</c> part.</param>
    public static string Embedded(string data, int gatewayPort, int apiPort, string provider, IReadOnlyList<string> gateway) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        deployment: audit.example.eu/chaos
        data: "{data}"
        listen:
          gateway: 127.0.0.1:{gatewayPort}
          console: 127.0.0.1:{apiPort}
        gateway:
          providers:
            openai: {provider}
            mistral: {provider}
          {string.Join("\n  ", gateway)}
        systems:
          - id: chaos
            name: Load of the chaos command

        """);

    /// <summary>Of either role. The session is short, so that a killed processor's partitions are given anew within the run.</summary>
    /// <param name="keys">Folder both roles share.</param>
    /// <param name="brokers"><c>host:port</c>, separated by commas.</param>
    public static string OnKafka(string data, string keys, int gatewayPort, int apiPort, string provider, IReadOnlyList<string> gateway, string brokers) =>
        Embedded(data, gatewayPort, apiPort, provider, gateway) + $"""
        keys: "{keys}"
        kafka:
          brokers: {brokers}
          topic: {Topic}
          group: {Group}
          session_seconds: 2
          heartbeat_seconds: 1

        """;
}
