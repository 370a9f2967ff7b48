namespace AuditPipeline.Gateway.Edge;

/// <summary>A request body on its way to the provider.</summary>
internal interface IRequestContent : IDisposable
{
    /// <summary>What is sent. One attempt: it is read once.</summary>
    /// <param name="withLength">Framed with a length, as the caller framed it; else chunked.</param>
    HttpContent Content(bool withLength);

    /// <summary>Set when the caller's body turned out not to be forwardable while it was passing; the call is then refused.</summary>
    Refusal? Refusal { get; }

    /// <summary>The provider has it, or will not get it: memory may be let go.</summary>
    void Sent();
}
