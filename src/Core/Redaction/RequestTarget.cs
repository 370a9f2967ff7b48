using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Redaction;

/// <summary>The part of a request's target that may be shown once it is redacted.</summary>
internal static class RequestTarget
{
    /// <summary>Method and path. The query and fragment are dropped whole, and so are scheme, user, password and host of a target in
    /// absolute form (RFC 9112 section 3.2.2).</summary>
    internal static string MethodAndPath(RequestCapture request)
    {
        var path = request.Target;
        var end = path.AsSpan().IndexOfAny('?', '#');
        if (end >= 0) path = path[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && path.IndexOf('/', StringComparison.Ordinal) == scheme + 1)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path[slash..];
        }

        return $"{request.Method} {path}";
    }
}
