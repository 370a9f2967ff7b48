using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Tests.Settings;

public sealed class PiiSettingsTests
{
    [Fact]
    public void What_is_set_is_read()
    {
        var pii = SettingsLoader.Parse(
            """
            pii:
              recognizers: own.yaml
              allow_list: [info@example.org]
              disabled_entities: [URL]
              minimum_scores:
                PHONE_NUMBER: 0.5
              ner:
                url: http://127.0.0.1:5003
                language: nl
                entities: [PERSON]
            """,
            "audit.yaml").Pii;

        pii.Recognizers.ShouldBe("own.yaml");
        pii.AllowList.ShouldBe(["info@example.org"]);
        pii.DisabledEntities.ShouldBe(["URL"]);
        pii.MinimumScores["PHONE_NUMBER"].ShouldBe(0.5);
        pii.Ner!.Url.ShouldBe("http://127.0.0.1:5003");
        (pii.Ner.TimeoutSeconds, pii.Ner.Parallel, pii.Ner.MinimumScore).ShouldBe((10, 4, 0.5));
    }

    [Theory]
    [InlineData("pii:\n  minimum_scores:\n    URL: 2", "line 3: pii.minimum_scores.URL: must be 0 to 1")]
    [InlineData("pii:\n  recognizers: ''", "line 2: pii.recognizers: must name a file")]
    [InlineData("pii:\n  ner:\n    url: ftp://x", "line 3: pii.ner.url: must be an http or https address")]
    [InlineData("pii:\n  ner:\n    url: http://me:secret@x", "line 3: pii.ner.url: must be an http or https address")]
    [InlineData("pii:\n  ner:\n    url: http://x\n    timeout_seconds: 0", "line 4: pii.ner.timeout_seconds: must be 1 to 300")]
    [InlineData("pii:\n  ner:\n    url: http://x\n    parallel: 100", "line 4: pii.ner.parallel: must be 1 to 64")]
    [InlineData("pii:\n  ner:\n    url: http://x\n    max_text_bytes: 1", "line 4: pii.ner.max_text_bytes: must be 1024")]
    [InlineData("pii:\n  ner:\n    url: http://x\n    language: Dutch", "line 4: pii.ner.language: must be a language such as en")]
    [InlineData("pii:\n  allowlist: []", "line 2: 'allowlist' is not a setting here")]
    public void What_is_wrong_is_named_with_its_line(string yaml, string message) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(yaml, "audit.yaml")).Message.ShouldContain(message);

    [Fact]
    public void Empty_parts_are_as_if_they_were_not_there()
    {
        var pii = SettingsLoader.Parse("pii:\n  allow_list:\n  disabled_entities:\n  minimum_scores:\n", "audit.yaml").Pii;

        pii.AllowList.ShouldBeEmpty();
        pii.MinimumScores.ShouldBeEmpty();
        SettingsLoader.Parse("pii:\n", "audit.yaml").Pii.Ner.ShouldBeNull();
    }
}
