using System.CommandLine;
using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Commands;

/// <summary>The options by which commands find settings and data folder.</summary>
internal static class SettingsOptions
{
    public const string DefaultFile = "audit.yaml";

    public static Option<string?> Config() => new("--config")
    {
        Description = $"settings file; without it {DefaultFile} in the current folder is read when it is there, else all defaults hold",
    };

    public static Option<string?> Data() => new("--data") { Description = "folder of everything kept; replaces 'data' of the settings" };

    /// <summary>The settings to use, and the folder relative paths in them start at.</summary>
    /// <exception cref="SettingsException">They cannot be used.</exception>
    public static (AuditSettings Settings, string Folder) Read(string? config, string? data)
    {
        var file = config ?? (File.Exists(DefaultFile) ? DefaultFile : null);
        var settings = SettingsLoader.Load(file);
        if (data is not null) settings.Data = Path.GetFullPath(data);
        return (settings, file is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(file))!);
    }
}
