namespace AuditPipeline.Host.Settings;

/// <summary>A ClickHouse server and the users on it.</summary>
internal sealed class StoreServerSettings
{
    /// <summary><c>https://host:8443</c>. Must be given.</summary>
    public string Url { get; set; } = "";

    /// <summary>Default <c>audit</c>; made when it is missing and the user may.</summary>
    public string Database { get; set; } = "audit";

    /// <summary>Inserts and reads. Must be given.</summary>
    public string User { get; set; } = "";

    /// <summary>File whose first line is the password. Must be given.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Answers questions of the API and of packs; default <see cref="User"/>.</summary>
    public string? ReaderUser { get; set; }

    public string? ReaderPasswordFile { get; set; }

    /// <summary>Makes and changes tables, and removes what a failed insert left; default <see cref="User"/>.</summary>
    public string? MigrationUser { get; set; }

    public string? MigrationPasswordFile { get; set; }

    /// <summary>PEM file of the authorities the server's certificate comes from. Default those of the system.</summary>
    public string? CaFile { get; set; }

    /// <summary>Name of a cluster the tables are spread and copied over. Default none.</summary>
    public string? Cluster { get; set; }

    /// <summary>The database is of the engine Replicated. Default off; <see cref="Cluster"/> means replicas too.</summary>
    public bool Replicated { get; set; }

    /// <summary>Allow http to another machine: rows and passwords in the clear. Default off.</summary>
    public bool Plaintext { get; set; }

    /// <summary>Send rows as gzip. Default off.</summary>
    public bool Compress { get; set; }

    /// <summary>Connections of each user. Default 8; 1 to 256.</summary>
    public int Connections { get; set; } = 8;

    /// <summary>Default 5; 1 to 300.</summary>
    public int ConnectSeconds { get; set; } = 5;

    /// <summary>Longest time of a statement until it answers, and of silence within an answer. Default 120; 1 to 3600.</summary>
    public int TimeoutSeconds { get; set; } = 120;

    /// <summary>How long a server that cannot be reached is waited for before a statement fails. Default 15; 0 to 600.</summary>
    public int RetrySeconds { get; set; } = 15;
}
