using AuditPipeline.Host.Settings;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Settings;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void Without_a_file_all_defaults_hold()
    {
        var settings = SettingsLoader.Load(null);

        settings.Tenant.ShouldBe("default");
        settings.Data.ShouldBe(Path.GetFullPath("data"));
        settings.Listen.Gateway.ShouldBe("127.0.0.1:4000");
        settings.Listen.Console.ShouldBe("127.0.0.1:4001");
        settings.Gateway.MaxRequestBytes.ShouldBe(32 * 1024 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing yet\n")]
    public void An_empty_file_is_all_defaults(string yaml)
    {
        var settings = SettingsLoader.Parse(yaml, "audit.yaml");

        settings.Deployment.ShouldBe("audit.local/default");
    }

    [Fact]
    public void A_part_without_a_line_in_it_is_as_if_it_were_not_there()
    {
        var settings = SettingsLoader.Parse("listen:\ngateway:\n  providers:\n  record_by_provider:\nseal:\nretention:\nsystems:\nattestations:\n", "audit.yaml");

        settings.Gateway.Providers.ShouldBeEmpty();
        settings.Gateway.Record.ShouldBe("before");
        settings.Seal.AnchorSeconds.ShouldBe(10);
    }

    [Theory]
    [InlineData("gateway:\n  record: maybe", "line 2: gateway.record: must be before or pass")]
    [InlineData("gateway:\n  record_by_provider:\n    openai: never", "line 3: gateway.record_by_provider.openai: must be before or pass")]
    [InlineData("gateway:\n  max_journal_bytes: 5", "line 2: gateway.max_journal_bytes: must be 1048576")]
    [InlineData("gateway:\n  max_waiting_bytes: 5", "line 2: gateway.max_waiting_bytes: must be 65536")]
    [InlineData("gateway:\n  certificate: a.pem", "line 2: gateway.certificate: and gateway.certificate_key must be given together")]
    public void Settings_of_recording_are_checked(string yaml, string message) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message.ShouldContain(message);

    [Theory]
    [InlineData("custody:", 30)]
    [InlineData("custody:\n  master_key_days: 0", 0)]
    [InlineData("custody:\n  master_key_days: 3650", 3650)]
    public void Days_between_rotations_of_the_master_key_are_read(string yaml, int days) =>
        SettingsLoader.Parse(yaml, "audit.yaml").Custody.MasterKeyDays.ShouldBe(days);

    [Theory]
    [InlineData("custody:\n  master_key_days: -1")]
    [InlineData("custody:\n  master_key_days: 3651")]
    public void Days_between_rotations_of_the_master_key_are_checked(string yaml) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml"))
            .Message.ShouldContain("line 2: custody.master_key_days: must be 0 (never) to 3650");

    [Fact]
    public void A_relative_data_folder_starts_at_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Below("audit.yaml");
        File.WriteAllText(file, "data: records\n");

        var settings = SettingsLoader.Load(file);

        settings.Data.ShouldBe(folder.Below("records"));
    }

    [Fact]
    public void What_a_person_sets_is_read()
    {
        var settings = SettingsLoader.Parse(
            """
            deployment: audit.example.eu/acme
            tenant: acme
            listen:
              gateway: "[::1]:4000"
              console: 0.0.0.0:0
            gateway:
              providers:
                in-house: http://10.0.0.7:8000
              idle_seconds: 20
            retention:
              record_months: 24
            systems:
              - id: hr-screening
                name: Screening
                roles: [deployer]
                risk_class: high-risk-annex-iii
                annex_iii_point: 4(a)
                workplace: true
            """,
            "audit.yaml");

        settings.Deployment.ShouldBe("audit.example.eu/acme");
        settings.Listen.Gateway.ShouldBe("[::1]:4000");
        settings.Gateway.Providers["in-house"].ShouldBe("http://10.0.0.7:8000");
        settings.Gateway.IdleSeconds.ShouldBe(20);
        settings.Retention.RecordMonths.ShouldBe(24);
        settings.Systems.Single().Workplace.ShouldBe(true);
        settings.Systems.Single().PersonalData.ShouldBeNull();
    }

    [Theory]
    [InlineData("tenant: a b", 1, "tenant: ")]
    [InlineData("\n\ndeployment: https://audit.example.eu", 3, "deployment: ")]
    [InlineData("data: ''", 1, "data: ")]
    [InlineData("listen:\n  console: 127.0.0.1", 2, "listen.console: ")]
    [InlineData("listen:\n  gateway: 4000", 2, "listen.gateway: ")]
    [InlineData("listen:\n  gateway: ::1", 2, "listen.gateway: ")]
    [InlineData("listen:\n  gateway: 127.0.0.1:65536", 2, "listen.gateway: ")]
    [InlineData("listen:\n  console: console.local:4001", 2, "listen.console: ")]
    [InlineData("gateway:\n  providers:\n    good: https://x.example\n    bad: ftp://x.example", 4, "gateway.providers.bad: ")]
    [InlineData("gateway:\n  providers:\n    bad: https://u:p@x.example", 3, "gateway.providers.bad: ")]
    [InlineData("gateway:\n  providers:\n    BAD_NAME: https://x.example", 3, "gateway.providers.BAD_NAME: ")]
    [InlineData("gateway:\n\n  max_request_bytes: 1", 3, "gateway.max_request_bytes: ")]
    [InlineData("gateway:\n  head_seconds: 3601", 2, "gateway.head_seconds: ")]
    [InlineData("seal:\n  anchor_seconds: -1", 2, "seal.anchor_seconds: ")]
    [InlineData("retention:\n  record_months: 5", 2, "retention.record_months: ")]
    [InlineData("organisation:\n  legal_person: ''", 2, "organisation.legal_person: ")]
    [InlineData("organisation:\n  legal_person: A\n  member_state: Netherlands", 3, "organisation.member_state: ")]
    [InlineData("systems:\n  - id: a\n    name: A\n    roles: [user]", 4, "systems[0].roles: ")]
    [InlineData("systems:\n  - id: a\n    name: A\n  - id: b", 4, "systems[1].name: ")]
    [InlineData("systems:\n  - id: a\n    name: A\n    in_use_since: 3 May", 4, "systems[0].in_use_since: ")]
    public void A_value_that_cannot_be_used_is_named_with_its_line(string yaml, int line, string named)
    {
        var message = Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message;

        message.ShouldStartWith($"audit.yaml, line {line}: {named}");
    }

    [Theory]
    [InlineData("tenant: acme\ncolour: red", 2, "'colour' is not a setting here")]
    [InlineData("gateway:\n  providers: {}\n  colour: red", 3, "'colour' is not a setting here")]
    [InlineData("systems:\n  - id: a\n    colour: red", 3, "'colour' is not a setting here")]
    [InlineData("gateway:\n  head_seconds: soon", 2, "")]
    [InlineData("tenant: acme\ntenant: acme", 2, "")]
    [InlineData("tenant: [acme", 1, "")]
    public void A_file_that_cannot_be_read_is_named_with_the_line(string yaml, int line, string said)
    {
        var message = Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message;

        message.ShouldStartWith($"audit.yaml, line {line}: ");
        message.ShouldContain(said);
        message.ShouldNotContain("AuditPipeline.", Case.Sensitive, "a person who writes settings knows no type names");
    }

    [Fact]
    public void Every_fault_is_told_not_only_the_first()
    {
        var message = Should.Throw<SettingsException>(
            () => SettingsLoader.Parse("tenant: a b\nseal:\n  checkpoint_seconds: 0\n", "audit.yaml")).Message;

        message.Split(Environment.NewLine).Length.ShouldBe(2);
    }

    [Fact]
    public void A_file_that_is_not_there_or_far_too_long_is_named()
    {
        using var folder = new TemporaryFolder();
        var longFile = folder.Below("long.yaml");
        using (var file = File.Create(longFile)) file.SetLength(5 * 1024 * 1024);

        Should.Throw<SettingsException>(() => SettingsLoader.Load(folder.Below("none.yaml"))).Message.ShouldContain("none.yaml");
        Should.Throw<SettingsException>(() => SettingsLoader.Load(longFile)).Message.ShouldContain("larger than");
    }
}
