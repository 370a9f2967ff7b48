namespace AuditPipeline.Reports.Press.Model;

/// <summary>A document for people, free of layout. Everything that differs between two runs (times, ids) is passed in.</summary>
public sealed record PressDocument
{
    public required string Title { get; init; }

    public required ReaderLanguage Language { get; init; }

    /// <summary>Id of the pack, printed at the head of every page.</summary>
    public required string PackId { get; init; }

    /// <summary>Short text at the head of every page, next to the pack id.</summary>
    public required string RunningHead { get; init; }

    /// <summary>Legal person the document speaks for.</summary>
    public required string Author { get; init; }

    /// <summary>Program that made it, with version.</summary>
    public required string Producer { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Stays the same over versions of one document (XMP DocumentID, first half of the file id).</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>This very file (XMP InstanceID, second half of the file id).</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Whether a contents page follows the cover. It is left out anyway where there are no headings.</summary>
    public bool Contents { get; init; } = true;

    /// <summary>Content. A <see cref="CoverBlock"/> may only be the first; heading levels never skip one.</summary>
    public required IReadOnlyList<PressBlock> Blocks { get; init; }
}
