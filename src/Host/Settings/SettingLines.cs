using YamlDotNet.RepresentationModel;

namespace AuditPipeline.Host.Settings;

/// <summary>Finds the line of a setting in its file, or of the nearest part of its path that is there.</summary>
internal sealed class SettingLines
{
    private readonly YamlNode? _root;

    public SettingLines(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        _root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
    }

    public long Of(string path)
    {
        var node = _root;
        var line = node?.Start.Line ?? 1;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is YamlMappingNode map && map.Children.FirstOrDefault(c => c.Key is YamlScalarNode s && s.Value == step) is { Key: { } key } pair)
            {
                line = key.Start.Line;
                node = pair.Value;
            }
            else if (node is YamlSequenceNode list && int.TryParse(step.TrimEnd(']'), out var index) && index < list.Children.Count)
            {
                node = list.Children[index];
                line = node.Start.Line;
            }
            else
            {
                break;
            }
        }

        return line;
    }
}
