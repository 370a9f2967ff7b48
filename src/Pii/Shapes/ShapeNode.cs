namespace AuditPipeline.Pii.Shapes;

/// <summary>A part of a parsed shape.</summary>
internal abstract record ShapeNode
{
    /// <summary>One unit out of a set of ASCII characters.</summary>
    internal sealed record One(UInt128 Set) : ShapeNode;

    /// <summary>Parts one after the other.</summary>
    internal sealed record Sequence(IReadOnlyList<ShapeNode> Parts) : ShapeNode;

    /// <summary>One of several.</summary>
    internal sealed record Choice(IReadOnlyList<ShapeNode> Options) : ShapeNode;

    /// <summary>The part from <paramref name="Least"/> to <paramref name="Most"/> times.</summary>
    internal sealed record Repeat(ShapeNode Part, int Least, int Most) : ShapeNode;
}
