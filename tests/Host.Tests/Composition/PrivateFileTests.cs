using AuditPipeline.Host.Composition;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Composition;

public sealed class PrivateFileTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    [Fact]
    public void A_private_file_and_its_folder_are_for_their_owner_only()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Below("run", "host.json");

        PrivateFile.Write(path, "secret");

        File.ReadAllText(path).ShouldBe("secret");
        File.GetUnixFileMode(path).ShouldBe(OwnerFile);
        File.GetUnixFileMode(folder.Below("run")).ShouldBe(OwnerFolder);
    }

    [Fact]
    public void Writing_again_replaces_the_whole_file_and_its_rights()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Below("key");
        File.WriteAllText(path, "a longer text than the new one");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        File.WriteAllText(path + ".new", "left by a run that died");

        PrivateFile.Write(path, "new");

        File.ReadAllText(path).ShouldBe("new");
        File.GetUnixFileMode(path).ShouldBe(OwnerFile);
        Directory.GetFiles(folder.FullPath).ShouldBe([path]);
    }
}
