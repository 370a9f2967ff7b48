using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>One stream of the pack.</summary>
internal sealed class StreamRange(string name)
{
    public string Name { get; } = name;

    public StreamSide? From { get; set; }

    public StreamSide? To { get; set; }

    /// <summary><c>stream.json</c>, once it was read.</summary>
    public StreamFile? File { get; set; }

    public string FilePath => PackPaths.Stream(Name, PackPaths.StreamFile);

    public string RecordsPath => PackPaths.Stream(Name, PackPaths.Records);

    public IEnumerable<StreamSide> Sides
    {
        get
        {
            if (From is not null) yield return From;
            if (To is not null) yield return To;
        }
    }
}
