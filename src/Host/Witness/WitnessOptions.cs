using System.Net;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Host.Witness;

/// <param name="Data">Folder of key and memory; kept to this process.</param>
/// <param name="Listen">Where it answers.</param>
/// <param name="Logs">Keys of the logs it watches.</param>
/// <param name="Name">Name of a new key; null where there is one.</param>
internal sealed record WitnessOptions(string Data, IPEndPoint Listen, IReadOnlyList<VerifierKey> Logs, string? Name);
