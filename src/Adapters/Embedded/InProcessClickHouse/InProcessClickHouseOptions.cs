using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>Bounds of the ClickHouse that runs inside this process.</summary>
public sealed class InProcessClickHouseOptions
{
    /// <summary>Folder of its data; created when missing. One process at a time.</summary>
    [Required]
    public string DataFolder { get; set; } = "";

    /// <summary>The library; <see cref="ChdbLibraryFile.Under"/> finds it in a folder of native parts.</summary>
    [Required]
    public string LibraryPath { get; set; } = "";

    /// <summary>Connections for questions, each with one statement at a time. Default 2.</summary>
    [Range(1, 16)]
    public int ReadConnections { get; set; } = 2;

    /// <summary>Statements that may wait for a connection before further ones are refused. Default 256.</summary>
    [Range(1, 10_000)]
    public int MaximumWaiting { get; set; } = 256;

    /// <summary>Memory of the whole engine, in MiB. Default 2048.</summary>
    [Range(512, 1_048_576)]
    public int MemoryMiB { get; set; } = 2048;

    /// <summary>Memory of one question, in MiB; sorting and grouping beyond a quarter of it go to disk. Default 768.</summary>
    [Range(128, 1_048_576)]
    public int QuestionMemoryMiB { get; set; } = 768;

    /// <summary>Threads of one statement. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>Longest time of one question in the engine. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestQuestion { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long closing waits for running statements; a connection still busy then is left to the end of the process.
    /// Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
