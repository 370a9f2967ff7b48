namespace AuditPipeline.Host.Presidio;

/// <summary>What becomes of one value: an operator of Presidio's anonymizer with its parameters, checked.</summary>
internal interface IOperator
{
    string Name { get; }

    /// <param name="entity">Type of the value.</param>
    /// <exception cref="PresidioFault">It cannot be done with this value.</exception>
    string Apply(string value, string entity);
}
