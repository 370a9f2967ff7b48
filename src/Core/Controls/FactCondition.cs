namespace AuditPipeline.Core.Controls;

/// <summary>Compares one fact of the profile or inventory.</summary>
/// <param name="Fact">Name in <see cref="ProfileFacts"/>.</param>
/// <param name="Values">True when the fact has one of them …</param>
/// <param name="Negated">… or, negated, when it has none of them.</param>
public sealed record FactCondition(string Fact, IReadOnlyList<string> Values, bool Negated = false) : Condition;
