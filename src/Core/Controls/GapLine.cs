namespace AuditPipeline.Core.Controls;

/// <summary>One line of a control's gap list, in the catalogue's words, and what it came to.</summary>
public sealed record GapLine(string Text, GapLineState State);
