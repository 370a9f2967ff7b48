using AuditPipeline.Host.Composition;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Composition;

public sealed class ApiKeysTests
{
    [Fact]
    public void The_administrator_key_is_made_once_and_only_its_hash_is_kept()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);

        var first = ApiKeys.Open(folders, new CountingRandomness());
        first.Keep(folders);
        var second = ApiKeys.Open(folders, new CountingRandomness());
        second.Keep(folders);

        var key = first.NewAdministratorKey.ShouldNotBeNull();
        second.NewAdministratorKey.ShouldBeNull();
        first.AdministratorHash.ShouldBe(ApiKeys.Hash(key));
        second.AdministratorHash.ShouldBe(first.AdministratorHash);
        foreach (var file in Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).ShouldNotContain(key["audit_".Length..]);
    }

    [Fact]
    public void A_key_that_was_never_shown_is_not_the_one_that_counts()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);

        _ = ApiKeys.Open(folders, new CountingRandomness());   // a start that failed before anything was printed
        var next = ApiKeys.Open(folders, new CountingRandomness());

        next.NewAdministratorKey.ShouldNotBeNull();
    }

    [Fact]
    public void The_key_of_the_command_line_is_new_at_every_start()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.FullPath);
        var randomness = new CountingRandomness();

        var first = ApiKeys.Open(folders, randomness);
        var second = ApiKeys.Open(folders, randomness);

        first.CommandLineKey.ShouldNotBe(second.CommandLineKey);
        first.CommandLineKey.ShouldNotBe(first.NewAdministratorKey);
        first.CommandLineHash.ShouldBe(ApiKeys.Hash(first.CommandLineKey));
    }
}
