namespace AuditPipeline.Pii.Names;

internal enum NamePieceKind : byte
{
    /// <summary>A word with a capital that may be a name.</summary>
    Word,

    /// <summary>A single capital: <c>J.</c></summary>
    Initial,

    /// <summary><c>van</c>, <c>de la</c>, <c>al-</c>.</summary>
    Particle,

    /// <summary>Nothing a name holds: an ordinary word, a street, a month.</summary>
    Barrier,
}
