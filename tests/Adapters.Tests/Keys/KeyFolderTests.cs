using System.Runtime.Versioning;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Keys;

[UnsupportedOSPlatform("windows")]   // file modes are a Unix matter
public sealed class KeyFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_and_files_are_made_for_their_owner_only()
    {
        var keys = KeyFolder.Open(_folder.Below("keys"));

        keys.Create("some.key", [1, 2, 3]);

        File.GetUnixFileMode(keys.FullPath).ShouldBe(OwnerOnly | UnixFileMode.UserExecute);
        File.GetUnixFileMode(keys.PathOf("some.key")).ShouldBe(OwnerOnly);
        keys.Read("some.key").ShouldBe([1, 2, 3]);
        keys.Read("other.key").ShouldBeNull();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void File_open_to_others_stops_the_start_by_name(UnixFileMode wider)
    {
        var keys = KeyFolder.Open(_folder.Below("keys"));
        keys.Create("some.key", [1, 2, 3]);
        File.SetUnixFileMode(keys.PathOf("some.key"), OwnerOnly | wider);

        var atStart = Should.Throw<KeyFolderException>(() => KeyFolder.Open(keys.FullPath));
        var atReading = Should.Throw<KeyFolderException>(() => keys.Read("some.key"));

        atStart.Message.ShouldContain(keys.PathOf("some.key"));
        atStart.Message.ShouldContain("chmod 600");
        atReading.Message.ShouldBe(atStart.Message);
    }

    [Fact]
    public void Folder_open_to_others_stops_the_start_by_name()
    {
        var path = Directory.CreateDirectory(_folder.Below("keys")).FullName;
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        var refused = Should.Throw<KeyFolderException>(() => KeyFolder.Open(path));

        refused.Message.ShouldContain(path);
        refused.Message.ShouldContain("chmod 700");
    }

    [Fact]
    public void Key_is_never_written_over()
    {
        var keys = KeyFolder.Open(_folder.Below("keys"));
        keys.Create("some.key", [1]);

        Should.Throw<KeyFolderException>(() => keys.Create("some.key", [2]));

        keys.Read("some.key").ShouldBe([1]);
    }
}
