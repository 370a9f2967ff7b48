namespace AuditPipeline.Pii.Shapes;

/// <summary>A shape that matched from the place asked for.</summary>
/// <param name="Shape">Its place in the list the automaton was made from.</param>
/// <param name="End">Exclusive, in UTF-16 units.</param>
public readonly record struct ShapeMatch(int Shape, int End);
