namespace AuditPipeline.Host.Composition;

/// <summary>What one process of the product does.</summary>
internal enum HostRole
{
    /// <summary>Everything, without a broker.</summary>
    All,

    /// <summary>Gateway and journal; what is recorded goes to Kafka.</summary>
    Gateway,

    /// <summary>Reads Kafka, processes, seals and stores; has the API.</summary>
    Processor,
}
