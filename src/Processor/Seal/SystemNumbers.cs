namespace AuditPipeline.Processor.Seal;

/// <summary>Numbers of records within each system of a stream: 1, 2, 3 … Not safe for several threads at once.</summary>
internal sealed class SystemNumbers
{
    /// <summary>A tally names every system in one leaf of at most 16 KiB, so their number is bounded.</summary>
    public const int MaxSystems = 128;

    /// <summary>System of records beyond the bound; what the caller said stays in the body.</summary>
    public const string Unlisted = "unlisted";

    private readonly Dictionary<string, long> _last;

    public SystemNumbers(IReadOnlyDictionary<string, long> last) => _last = new(last, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Last => new Dictionary<string, long>(_last, StringComparer.Ordinal);

    /// <summary>The system a record counts under, and its number there.</summary>
    public (string System, long Number) Next(string system)
    {
        var name = _last.ContainsKey(system) || _last.Count < MaxSystems ? system : Unlisted;
        return (name, _last[name] = _last.GetValueOrDefault(name) + 1);
    }

    /// <summary>Takes over a number that a stored leaf carries.</summary>
    public void Adopt(string system, long number) => _last[system] = number;
}
