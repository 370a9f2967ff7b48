using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Tests.Shared;
using SystemRandomness = AuditPipeline.Tests.Shared.SystemRandomness;

namespace AuditPipeline.Host.Tests.Settings;

public sealed class AnchorSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("anchors:\n  witnesses:\n    policy: ''\n", "line 3: anchors.witnesses.policy: must name a file")]
    [InlineData("anchors:\n  timestamps:\n    url: tsa.example\n    ca_file: ca.pem\n", "line 3: anchors.timestamps.url: must be")]
    [InlineData("anchors:\n  timestamps:\n    url: http://tsa.example\n", "anchors.timestamps.ca_file: must name")]
    [InlineData("anchors:\n  timestamps:\n    url: http://tsa.example\n    ca_file: ca.pem\n    every_minutes: 0\n", "line 5: anchors.timestamps.every_minutes: must be 1 to 1440")]
    [InlineData("anchors:\n  timestamps:\n    url: http://tsa.example\n    ca_file: ca.pem\n    policy: short\n", "line 5: anchors.timestamps.policy: must be")]
    [InlineData("anchors:\n  copies:\n    - folder: relative\n", "anchors.copies[0].folder: must be an absolute path")]
    [InlineData("anchors:\n  copies:\n    - {}\n", "anchors.copies[0]: must be a folder or s3")]
    [InlineData("anchors:\n  copies:\n    - s3: {endpoint: https://s3.example, bucket: NO, access_key_file: a, secret_key_file: b}\n", "anchors.copies[0].s3.bucket: must be")]
    [InlineData("anchors:\n  copies:\n    - s3: {endpoint: https://s3.example, bucket: anchors, access_key_file: a, secret_key_file: b, retain_days: 0}\n", "anchors.copies[0].s3.retain_days: must be")]
    [InlineData("anchors:\n  witness: {}\n", "line 2: 'witness' is not a setting here")]
    public void Settings_that_cannot_be_are_refused_with_their_line(string yaml, string fault)
    {
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message.ShouldContain(fault);
    }

    [Theory]
    [InlineData("quorum nobody\n", "policy.txt, line 1: 'nobody' is no witness")]
    [InlineData("witness w w.example+5ba62b25+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nquorum w\n", "policy.txt, line 1: VKEY is no key of a witness")]
    public void Policy_that_cannot_be_used_is_refused_with_its_line(string policy, string fault)
    {
        File.WriteAllText(_folder.Below("policy.txt"), policy);
        var settings = SettingsLoader.Parse("anchors:\n  witnesses:\n    policy: policy.txt\n", "audit.yaml");

        var refused = Should.Throw<SettingsException>(() => AnchorRoom.Of(settings, _folder.FullPath, new SystemRandomness(), TimeProvider.System));

        refused.Message.ShouldStartWith("audit.yaml, line 3: anchors.witnesses.policy: ");
        refused.Message.ShouldContain(fault);
    }

    [Fact]
    public void Secret_that_others_can_read_is_refused()
    {
        File.WriteAllText(_folder.Below("id"), "AKIDEXAMPLE\n");
        File.WriteAllText(_folder.Below("secret"), "secret\n");
        File.SetUnixFileMode(_folder.Below("secret"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var settings = SettingsLoader.Parse(
            "anchors:\n  copies:\n    - s3: {endpoint: https://s3.example, bucket: anchors, access_key_file: id, secret_key_file: secret}\n", "audit.yaml");

        var refused = Should.Throw<SettingsException>(() => AnchorRoom.Of(settings, _folder.FullPath, new SystemRandomness(), TimeProvider.System));

        refused.Message.ShouldContain("secret is open to other users");
    }

    [Fact]
    public void Nothing_outside_is_set_up_by_default()
    {
        using var room = AnchorRoom.Of(new AuditSettings(), _folder.FullPath, new SystemRandomness(), TimeProvider.System);

        room.Any.ShouldBeFalse();
    }
}
