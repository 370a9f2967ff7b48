using System.Diagnostics;

namespace AuditPipeline.Core.Interactions;

/// <summary>The words under which verdicts are stored and shown.</summary>
public static class VerdictWords
{
    public static string Word(this VerdictAction action) => action switch
    {
        VerdictAction.Flagged => "flagged",
        VerdictAction.Blocked => "blocked",
        _ => throw new UnreachableException($"VerdictAction.{action}"),
    };

    public static string Word(this VerdictPlace place) => place switch
    {
        VerdictPlace.Input => "input",
        VerdictPlace.Output => "output",
        _ => throw new UnreachableException($"VerdictPlace.{place}"),
    };
}
