namespace AuditPipeline.Pii.Custom;

/// <summary>An entry of a registry that names a recogniser which comes with the program.</summary>
/// <param name="Name">Presidio's name of it (<c>UkNinoRecognizer</c>) or ours (<c>phone</c>).</param>
/// <param name="Context">Further context words.</param>
/// <param name="Path">Where it stands in the registry.</param>
internal sealed record PredefinedEntry(string Name, bool IsEnabled, IReadOnlyList<string> Context, string Path);
