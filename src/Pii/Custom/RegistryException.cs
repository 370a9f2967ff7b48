namespace AuditPipeline.Pii.Custom;

/// <summary>A registry of recognisers that cannot be used. The message names file, line and place of everything that is wrong, one a line.</summary>
public sealed class RegistryException(string message) : Exception(message);
