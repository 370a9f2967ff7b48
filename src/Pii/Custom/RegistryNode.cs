using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditPipeline.Pii.Custom;

/// <summary>A part of a registry, read as what it has to be; what it is not becomes a fault with its line.</summary>
/// <param name="Yaml">Null where it is not there.</param>
/// <param name="Path">Where it stands: <c>recognizers[2].patterns[0]</c>.</param>
/// <param name="Faults">Of the whole file.</param>
internal sealed record RegistryNode(YamlNode? Yaml, string Path, RegistryFaults Faults)
{
    /// <summary>Neither left out nor empty.</summary>
    internal bool IsThere => Yaml is not null and not YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" };

    internal bool IsMap => Yaml is YamlMappingNode;

    internal bool IsText => Yaml is YamlScalarNode;

    internal RegistryNode this[string key] => new(
        Yaml is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null,
        Path.Length == 0 ? key : $"{Path}.{key}", Faults);

    internal void Fault(string what) => Faults.Add(Yaml, Path, what);

    internal void AllowKeys(params string[] keys)
    {
        if (Yaml is not YamlMappingNode map) return;
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
                Faults.Add(key, Path, $"'{(key as YamlScalarNode)?.Value}' is not known here; known are {string.Join(", ", keys)}");
        }
    }

    /// <summary>Its members; none when it is not there.</summary>
    internal IReadOnlyList<RegistryNode> Items()
    {
        if (!IsThere) return [];
        if (Yaml is YamlSequenceNode list) return [.. list.Children.Select((child, i) => new RegistryNode(child, $"{Path}[{i}]", Faults))];
        Fault("must be a list");
        return [];
    }

    internal IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text()).Where(text => text.Length > 0)];

    /// <summary>A text; empty when it is not there or is none.</summary>
    internal string Text(string? needed = null)
    {
        if (IsThere && Yaml is YamlScalarNode { Value: { } text }) return text;
        if (IsThere) Fault("must be a text");
        else if (needed is not null) Fault(needed);
        return "";
    }

    internal double Number(double otherwise)
    {
        if (!IsThere) return otherwise;
        if (Yaml is YamlScalarNode { Value: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Fault("must be a number");
        return otherwise;
    }

    internal bool Flag(bool otherwise)
    {
        if (!IsThere) return otherwise;
        if (Yaml is YamlScalarNode { Value: { } text } && bool.TryParse(text, out var flag)) return flag;
        Fault("must be true or false");
        return otherwise;
    }
}
