using YamlDotNet.RepresentationModel;

namespace AuditPipeline.Pii.Custom;

/// <summary>What is wrong with a registry, each with its line.</summary>
internal sealed class RegistryFaults(string file)
{
    private readonly List<(long Line, string Text)> all = [];

    internal bool Any => all.Count > 0;

    internal void Add(YamlNode? where, string path, string what)
    {
        var line = where?.Start.Line ?? 1;
        all.Add((line, path.Length == 0 ? $"{file}, line {line}: {what}" : $"{file}, line {line}: {path}: {what}"));
    }

    internal RegistryException ToException() => new(string.Join(Environment.NewLine, all.OrderBy(f => f.Line).Select(f => f.Text)));
}
