using AuditPipeline.Core.Controls;

namespace AuditPipeline.Core.Tests.Controls;

public sealed class ConditionTests
{
    private const string HighRisk = "system.risk_class in {high-risk-annex-iii, high-risk-annex-i}";

    [Theory]
    [InlineData("always", Applies.Yes)]
    [InlineData(HighRisk, Applies.Yes)]
    [InlineData(HighRisk + " and role = deployer", Applies.Yes)]
    [InlineData(HighRisk + " and role = provider", Applies.No)]
    [InlineData(HighRisk + " and role = deployer and deployer controls input data", Applies.Unknown)]
    [InlineData("role = provider and system.direct_interaction = true", Applies.No)]
    [InlineData("system.annex_iii_point = 1(a) (remote biometric identification)", Applies.No)]
    [InlineData("system.annex_iii_point != none", Applies.Yes)]
    [InlineData("system.emotion_recognition or system.biometric_categorisation", Applies.Yes)]
    [InlineData("system.workplace = true or role = deployer", Applies.Yes)]
    [InlineData("system.modalities_out includes image, audio or video", Applies.No)]
    [InlineData("personal data may occur in prompts, responses or metadata (assume yes)", Applies.Yes)]
    [InlineData("deployer.public_authority = true", Applies.Unknown)]
    [InlineData("entity.member_state = NL", Applies.Yes)]
    public void Condition_is_answered_from_profile_and_inventory(string words, Applies expected)
    {
        var system = Some.System() with { AnnexIiiPoint = "4(a)", BiometricCategorisation = true, ModalitiesOut = ["text"] };

        var answer = ApplicabilityTest.Of(ConditionParser.Parse(words, "T-1"), Some.Profile(), [system]);

        answer.Answer.ShouldBe(expected);
    }

    [Theory]
    [InlineData("system.colour = blue")]
    [InlineData("role = deployer and the moon is full")]
    [InlineData("system.risk_class in {a, b")]
    [InlineData("role =")]
    [InlineData("role = deployer or")]
    public void Words_nobody_mapped_are_refused_and_named(string words)
    {
        var refused = Should.Throw<InvalidDataException>(() => ConditionParser.Parse(words, "T-1"));

        refused.Message.ShouldStartWith("T-1: applies_when");
    }

    [Fact]
    public void Control_applies_when_one_system_of_several_makes_it_apply()
    {
        var condition = ConditionParser.Parse(HighRisk, "T-1");
        AiSystem[] systems = [Some.System("a", RiskClasses.NotHighRisk), Some.System("b"), Some.System("c", null)];

        var answer = ApplicabilityTest.Of(condition, Some.Profile(), systems);

        answer.Answer.ShouldBe(Applies.Yes);
        answer.Systems.Select(s => s.Id).ShouldBe(["b"]);
        answer.Deciding.Single().ToString().ShouldBe("system.risk_class = high-risk-annex-iii (b)");
    }

    [Fact]
    public void Empty_inventory_answers_no_question_about_systems()
    {
        var answer = ApplicabilityTest.Of(ConditionParser.Parse(HighRisk, "T-1"), Some.Profile(), []);

        answer.Answer.ShouldBe(Applies.Unknown);
    }

    [Fact]
    public void Unlisted_entity_gets_the_control_as_a_benchmark()
    {
        var condition = ConditionParser.Parse(
            "entity.type is one of the addressees (directly binding); for other entities use as benchmark and label the control 'benchmark'", "T-1");

        var answer = ApplicabilityTest.Of(condition, Some.Profile() with { ListedDigitalService = false }, []);

        answer.Answer.ShouldBe(Applies.Yes);
        answer.Benchmark.ShouldBeTrue();
    }
}
