using System.Diagnostics;

namespace AuditPipeline.Core.Controls;

/// <summary>The words of <see cref="ControlResult"/> in the catalogue guide, section 1.</summary>
public static class ControlResults
{
    public static string Word(this ControlResult result) => result switch
    {
        ControlResult.Gap => "GAP",
        ControlResult.NotAssessed => "NOT ASSESSED",
        ControlResult.ContextProvided => "CONTEXT PROVIDED",
        ControlResult.Supported => "SUPPORTED",
        ControlResult.Evidenced => "EVIDENCED (within limits)",
        ControlResult.NotApplicable => "NOT APPLICABLE",
        _ => throw new UnreachableException($"ControlResult.{result}"),
    };
}
