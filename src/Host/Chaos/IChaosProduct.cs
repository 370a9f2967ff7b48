using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Chaos;

/// <summary>The product under test, with the faults it can be given.</summary>
internal interface IChaosProduct : IAsyncDisposable
{
    /// <summary>Those of the process that has the API.</summary>
    HostFolders Folders { get; }

    /// <summary>Where calls go.</summary>
    Uri Gateway { get; }

    /// <summary>As the program printed it.</summary>
    string LogKey { get; }

    /// <summary>Processes killed so far.</summary>
    int Kills { get; }

    /// <summary>Each as often as it is to be likely.</summary>
    IReadOnlyList<IFault> Faults { get; }

    Task StartAsync(CancellationToken cancellation);

    /// <summary>Between two rounds: the product has caught up so far that what is between its parts can hold the next round.</summary>
    /// <exception cref="ChaosFault">It does not catch up.</exception>
    Task CatchUpAsync(CancellationToken cancellation);

    /// <summary>A clean stop and a start.</summary>
    /// <exception cref="ChaosFault">The stop was not clean.</exception>
    Task RestartAsync(CancellationToken cancellation);
}
