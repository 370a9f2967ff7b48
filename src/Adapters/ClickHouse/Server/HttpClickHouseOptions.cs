using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>How one user of a ClickHouse server is reached over its HTTP interface.</summary>
public sealed record HttpClickHouseOptions
{
    /// <summary><c>http://host:8123</c> or <c>https://host:8443</c>, without user, password and query.</summary>
    [Required]
    public required Uri Address { get; init; }

    /// <summary>Database of unqualified table names. Default <c>default</c>, which every server has.</summary>
    [Required]
    public string Database { get; init; } = "default";

    [Required]
    public string User { get; init; } = "default";

    /// <summary>Sent in a header, never in the URL.</summary>
    public string Password { get; init; } = "";

    /// <summary>PEM file of the authorities the server's certificate comes from; null: those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>Longest time to connect. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time of one statement until it begins to answer, and then between two reads. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a server that refuses connections, or answers 503, is waited for. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Statements at once, each on a connection of its own. Default 8.</summary>
    [Range(1, 256)]
    public int Connections { get; init; } = 8;

    /// <summary>Statements that may wait for a connection before further ones are refused. Default 256.</summary>
    [Range(1, 10_000)]
    public int MaximumWaiting { get; init; } = 256;

    /// <summary>Send the rows of inserts as gzip. Default off; always on for servers that would take a cut body for a whole one.</summary>
    public bool Compress { get; init; }

    /// <summary>Tables are replicated: an insert returns when a majority of the replicas has it. Default off.</summary>
    public bool Replicated { get; init; }

    /// <summary>Tables are spread over a cluster: inserts reach the shard before they return, and subqueries stay on their shard.
    /// Default off.</summary>
    public bool Clustered { get; init; }
}
