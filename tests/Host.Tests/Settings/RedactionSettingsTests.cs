using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Settings;
using AuditPipeline.Pii;

namespace AuditPipeline.Host.Tests.Settings;

public sealed class RedactionSettingsTests
{
    private const string Whole =
        """
        redaction:
          default: pseudonym
          types:
            EMAIL_ADDRESS: hash
            CREDIT_CARD: mask last 4
            IP_ADDRESS: keep
        systems:
          - id: hr-screening
            name: Screening
            redaction:
              EMAIL_ADDRESS: replace
              PHONE_NUMBER: mask first 2 with •
          - id: bot
            name: Bot
        """;

    private static RedactionPolicies Policies(string yaml) =>
        RedactionCheck.Policies(SettingsLoader.Parse(yaml, "audit.yaml"), PiiEngine.OfCatalogue.Types);

    [Fact]
    public void Operators_are_those_of_the_system_then_of_the_type_then_the_default()
    {
        var policies = Policies(Whole);

        string Of(string? system, string kind) => policies.For(system).For(kind).ToString();
        (Of(null, "EMAIL_ADDRESS"), Of("bot", "EMAIL_ADDRESS"), Of("hr-screening", "EMAIL_ADDRESS")).ShouldBe(("hash", "hash", "replace"));
        (Of("bot", "CREDIT_CARD"), Of("hr-screening", "CREDIT_CARD")).ShouldBe(("mask last 4 with *", "mask last 4 with *"));
        (Of("bot", "PHONE_NUMBER"), Of("hr-screening", "PHONE_NUMBER")).ShouldBe(("pseudonym", "mask first 2 with •"));
        (Of("bot", "IP_ADDRESS"), Of("bot", "API_KEY")).ShouldBe(("keep", "pseudonym"));
        policies.For("bot").Version.ShouldNotBe(policies.For("hr-screening").Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("redaction:\n")]
    [InlineData("redaction:\n  default:\n  types:\nsystems:\n  - id: a\n    name: A\n    redaction:\n")]
    public void Without_settings_every_value_is_replaced_by_its_type(string yaml)
    {
        var policies = Policies(yaml);

        policies.For("a").Version.ShouldBe(RedactionPolicy.Default(PiiEngine.OfCatalogue.Types).Version);
    }

    [Theory]
    [InlineData("redaction:\n  default: keep", "line 2: redaction.default: must be replace, pseudonym or hash")]
    [InlineData("redaction:\n  default: mask last 4", "line 2: redaction.default: must be replace, pseudonym or hash")]
    [InlineData("redaction:\n  default: encrypt", "line 2: redaction.default: must be replace, pseudonym, mask, hash or keep")]
    [InlineData("redaction:\n  types:\n    EMAIL_ADDRESS: encrypt", "line 3: redaction.types.EMAIL_ADDRESS: must be replace, pseudonym, mask, hash or keep")]
    [InlineData("redaction:\n  types:\n    EMAIL_ADDRESS:", "line 3: redaction.types.EMAIL_ADDRESS: must be replace, pseudonym, mask, hash or keep")]
    [InlineData("redaction:\n  types:\n    EMAIL_ADDRESS: mask last 40", "line 3: redaction.types.EMAIL_ADDRESS: mask leaves 1 to 8 characters readable")]
    [InlineData("redaction:\n  types:\n    URL: hash\n    EMAIL: hash", "line 4: redaction.types.EMAIL: is no entity type; near it are EMAIL_ADDRESS; docs/personal-data.md lists them")]
    [InlineData("redaction:\n  types:\n    email_address: hash", "line 3: redaction.types.email_address: is no entity type")]
    [InlineData("redaction:\n  types:\n    API_KEY: keep", "line 3: redaction.types.API_KEY: is a secret")]
    [InlineData("systems:\n  - id: a\n    name: A\n    redaction:\n      PASSWORD: mask last 2", "line 5: systems[0].redaction.PASSWORD: is a secret")]
    [InlineData("systems:\n  - id: a\n    name: A\n    redaction:\n      NOBODY: keep", "line 5: systems[0].redaction.NOBODY: is no entity type")]
    [InlineData("redaction:\n  kinds: {}", "line 2: 'kinds' is not a setting here")]
    [InlineData("redaction:\n  types:\n    URL: hash\n    URL: keep", "line 3: Encountered duplicate key URL")]
    [InlineData("redaction:\n  types:\n    URL: [hash]", "line 3: ")]
    public void What_cannot_be_meant_is_named_with_its_line(string yaml, string message) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message.ShouldStartWith($"audit.yaml, {message}");

    [Fact]
    public void Entity_types_are_those_of_the_detectors_at_hand()
    {
        const string yaml = "redaction:\n  types:\n    SHOE_SIZE: keep";

        Should.NotThrow(() => SettingsLoader.Parse(yaml, "audit.yaml", new(new HashSet<string> { "SHOE_SIZE" })));
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml"));
    }
}
