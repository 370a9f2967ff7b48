using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AuditPipeline.Reports.Query;

/// <summary>Problem details, RFC 9457, with the name of the field that was wrong.</summary>
/// <param name="Field">Query parameter or body member; null when none is at fault.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string? Detail, string? Field)
{
    internal static IResult BadField(string field, string detail) =>
        Result(new ApiProblem("about:blank", "Bad Request", StatusCodes.Status400BadRequest, detail, field));

    internal static IResult NotFound(string detail) =>
        Result(new ApiProblem("about:blank", "Not Found", StatusCodes.Status404NotFound, detail, null));

    internal static IResult Unauthorized() => Result(new ApiProblem(
        "about:blank", "Unauthorized", StatusCodes.Status401Unauthorized, "The administrator key is missing or wrong.", null));

    internal static IResult NoRole() => Result(new ApiProblem(
        "about:blank", "Forbidden", StatusCodes.Status403Forbidden,
        $"The header {CustodyRole.Header} is missing, or its key is no role's (custody.roles in the settings).", null));

    internal static IResult Refused(string detail) =>
        Result(new ApiProblem("about:blank", "Unprocessable Content", StatusCodes.Status422UnprocessableEntity, detail, null));

    internal static IResult Failed(string detail) =>
        Result(new ApiProblem("about:blank", "Internal Server Error", StatusCodes.Status500InternalServerError, detail, null));

    internal static IResult Unavailable(string detail) =>
        Result(new ApiProblem("about:blank", "Service Unavailable", StatusCodes.Status503ServiceUnavailable, detail, null));

    private static JsonHttpResult<ApiProblem> Result(ApiProblem problem) =>
        TypedResults.Json(problem, QueryJson.Default.ApiProblem, "application/problem+json", problem.Status);
}
