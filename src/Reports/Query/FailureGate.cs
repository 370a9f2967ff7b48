using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Reports.Query;

/// <summary>Answers what nobody foresaw with problem details instead of an empty 500. A damaged log or store (<see cref="InvalidDataException"/>)
/// says what is damaged: these messages are ours and hold names and numbers only. Of any other exception only the type is told, and only in
/// the program's log.</summary>
internal sealed class FailureGate(ILogger<FailureGate> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (InvalidDataException damaged)
        {
            log.AnswerFailed($"{nameof(InvalidDataException)}: {damaged.Message}");
            return ApiProblem.Failed(damaged.Message);
        }
#pragma warning disable CA1031 // Whatever went wrong, the caller gets an answer that says so.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.AnswerFailed(e.GetType().Name);
            return ApiProblem.Failed("The request failed; the program's log tells the cause.");
        }
#pragma warning restore CA1031
    }
}
