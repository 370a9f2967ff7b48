namespace AuditPipeline.Host.Settings;

/// <summary>Where settings came from, for faults that only show when they are put to use.</summary>
/// <param name="Name">What messages call the file.</param>
internal sealed record SettingSource(string Name, SettingLines Lines)
{
    /// <summary>The faults of settings as one exception, each with its line where there is a file.</summary>
    public static SettingsException Faults(SettingSource? source, IEnumerable<SettingFault> faults) => new(string.Join(
        Environment.NewLine,
        faults.Select(f => source is null ? $"{f.Path}: {f.What}" : $"{source.Name}, line {source.Lines.Of(f.Path)}: {f.Path}: {f.What}")));
}
