using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Composition;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Composition;

public sealed class RunFileTests
{
    [Fact]
    public void What_a_running_host_leaves_is_read_back()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);
        var written = new RunFile("http://127.0.0.1:4001/", "audit_00", 42);

        written.Write(folders);

        RunFile.Read(folders).ShouldBe(written);
    }

    [Fact]
    public void What_a_host_left_is_removed_and_removing_nothing_is_no_fault()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);

        RunFile.Remove(folders);
        new RunFile("http://127.0.0.1:4001/", "audit_00", 42).Write(folders);
        RunFile.Remove(folders);

        File.Exists(RunFile.PathIn(folders)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Api\":")]
    public void Without_a_running_host_the_command_line_says_so(string? left)
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);
        if (left is not null) PrivateFile.Write(RunFile.PathIn(folders), left);

        var failure = Should.Throw<CommandFailure>(() => RunFile.Read(folders));

        failure.Message.ShouldContain(folder.FullPath);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_made_is_a_usage_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("file"), "");
        var data = folder.Below("file", "data");

        var failure = Should.Throw<CommandFailure>(() => new HostFolders(data).Prepare());

        failure.ExitCode.ShouldBe(ExitCode.Usage);
        failure.Message.ShouldContain(data);
    }
}
