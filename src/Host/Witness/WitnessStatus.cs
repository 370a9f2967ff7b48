namespace AuditPipeline.Host.Witness;

/// <summary>Answer of <c>GET /</c>.</summary>
/// <param name="Name">Of the witness.</param>
/// <param name="Vkey">Its public key.</param>
internal sealed record WitnessStatus(string Name, string Vkey, IReadOnlyList<WitnessedLog> Logs);
