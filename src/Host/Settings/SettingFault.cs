namespace AuditPipeline.Host.Settings;

/// <param name="Path">Setting in the file's own words, list places in brackets: <c>systems[0].role</c>.</param>
internal readonly record struct SettingFault(string Path, string What);
