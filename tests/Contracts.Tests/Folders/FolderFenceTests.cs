using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Folders;

public sealed class FolderFenceTests : StreamFenceContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Holder_whose_process_ended_locks_nobody_out()
    {
        var claim = await Other().ClaimAsync(Stream, default);
        // All that a killed process leaves: the file, and a handle that the system closes.
        var killed = new FileStream(
            _folder.Below("claims", "p03.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        await Should.ThrowAsync<IOException>(async () => await Fence(TimeSpan.Zero).ClaimAsync(Stream, default));
        killed.SafeFileHandle.Dispose();

        (await Fence(TimeSpan.Zero).ClaimAsync(Stream, default)).ShouldBe(claim + 1);
    }

    [Fact]
    public async Task Broken_claim_is_refused_by_name()
    {
        await Other().ClaimAsync(Stream, default);
        await File.WriteAllTextAsync(_folder.Below("claims", "p03.claim"), "x", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<InvalidDataException>(async () => await Other().ClaimAsync(Stream, default))).Message.ShouldContain("p03");
    }

    protected override IStreamFence Other() => Fence(TimeSpan.FromSeconds(30));

    private FolderFence Fence(TimeSpan longestWait) => new(_folder.Below("claims"), TimeProvider.System, longestWait);
}
