namespace AuditPipeline.Host.Chaos;

/// <summary>What the two processes of a run on Kafka have in common.</summary>
/// <param name="Folder">Takes settings, data and logs.</param>
/// <param name="Keys">Folder both share.</param>
/// <param name="Gateway">Lines of the settings' <c>gateway</c> part.</param>
/// <param name="Brokers"><c>host:port</c>, separated by commas.</param>
internal sealed record KafkaPart(
    string Folder, string Keys, int GatewayPort, int ApiPort, string Provider, IReadOnlyList<string> Gateway, string Brokers)
{
    public string Data(string role) => Path.Combine(Folder, role);

    public ChaosProcess Process(string role)
    {
        var config = Path.Combine(Folder, $"{role}.yaml");
        File.WriteAllText(config, ChaosSettings.OnKafka(Data(role), Keys, GatewayPort, ApiPort, Provider, Gateway, Brokers));
        return new ChaosProcess($"the {role}", ["up", "--role", role, "--config", config], Path.Combine(Folder, $"{role}.log"));
    }
}
