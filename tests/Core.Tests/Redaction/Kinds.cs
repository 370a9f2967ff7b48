using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>Values of made-up people, a detector for each, and redactors over them.</summary>
internal static class Kinds
{
    internal const string Mail = "jan@a.nl";
    internal const string Card = "4111111111111111";
    internal const string Phone = "0612345678";
    internal const string Person = "Ann";
    internal const string Key = "sk-77-secret";

    internal static readonly IReadOnlySet<string> All =
        new HashSet<string> { "API_KEY", "CREDIT_CARD", "EMAIL_ADDRESS", "JWT", "PASSWORD", "PERSON", "PHONE_NUMBER", "PRIVATE_KEY", "URL" };

    internal static readonly IReadOnlyList<IDetector> Detectors =
    [
        new WordDetector(Mail, "EMAIL_ADDRESS"), new WordDetector("JAN@A.NL", "EMAIL_ADDRESS"), new WordDetector("kim@a.nl", "EMAIL_ADDRESS"),
        new WordDetector(Card, "CREDIT_CARD"), new WordDetector(Phone, "PHONE_NUMBER", 0.75), new WordDetector(Person, "PERSON", 0.6),
        new WordDetector(Key, "API_KEY"),
    ];

    internal static readonly RedactionScope Scope = new(Samples.Key, "acme", "session s1");

    internal static RedactionPolicy Policy(params (string Kind, string Operator)[] operators) => new(
        All, RedactionOperator.Replace,
        operators.ToDictionary(o => o.Kind, o => RedactionOperator.Parse(o.Operator, out var fault) ?? throw new ArgumentException(fault)));

    internal static TextRedactor Redactor(params (string Kind, string Operator)[] operators) => new(Detectors, Policy(operators), Scope);

    internal static string Token(string kind, string value, string? conversation = null) =>
        $"[{kind}#{RedactionTokens.Of(Samples.Key, "acme", kind, value, conversation)}]";
}
