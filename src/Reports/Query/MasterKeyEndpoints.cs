using AuditPipeline.Core.Ports;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Reports.Query;

/// <summary>Custody of the keys: rotation of the master key on demand.</summary>
internal sealed class MasterKeyEndpoints(IMasterKeyRotation keys)
{
    public async Task<IResult> RotateAsync(HttpContext http)
    {
        // Once begun it ends: a caller that hangs up must not leave it half told.
        var rotation = await keys.RotateMasterAsync(CancellationToken.None).ConfigureAwait(false);
        var deadline = await keys.BackupDeadlineAsync(rotation.Finished, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Json(MasterKeyAnswer.Of(rotation, deadline), QueryJson.Default.MasterKeyAnswer);
    }
}
