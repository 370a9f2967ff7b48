using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demonstration_ends_well_and_its_pack_verifies_with_the_key_it_left()
    {
        using var folder = new TemporaryFolder();

        var result = await AuditProgram.RunAsync("demo", "--out", folder.FullPath);
        var pack = Directory.GetDirectories(folder.FullPath).Single();
        var verified = await AuditProgram.RunAsync("verify", pack, "--key", folder.Below("log.vkey"));

        result.ExitCode.ShouldBe(0, result.Output + result.Errors);
        result.Output.ShouldContain("each once, numbers without holes");
        File.Exists(Path.Combine(pack, "pack.pdf")).ShouldBeTrue();
        verified.ExitCode.ShouldBe(0, verified.Output);
    }
}
