namespace AuditPipeline.Host.Settings;

/// <summary>Where records are stored.</summary>
internal sealed class StoreSettings
{
    /// <summary>A ClickHouse server; null: the ClickHouse in this process, in the data folder.</summary>
    public StoreServerSettings? Server { get; set; }
}
