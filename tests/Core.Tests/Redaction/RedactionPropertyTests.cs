using System.Text.Json;
using AuditPipeline.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>What holds for every operator, whatever the text.</summary>
public sealed class RedactionPropertyTests
{
    private static readonly Config Enough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly string[] Values = [Kinds.Mail, "JAN@A.NL", "kim@a.nl", Kinds.Card, Kinds.Phone, Kinds.Person, Kinds.Key];

    private static readonly Gen<string> Noise = Gen.Elements(
        " ", "x", "\"", "\\", ",", ":", "\u0001", "é", "😀", "{", "}", "[", "]", "\n", "%", "#", "*", "[PERSON_3]", "[EMAIL_ADDRESS]", "7", "-");

    private static readonly Gen<string> Text =
        Gen.OneOf(Noise, Gen.Elements(Values)).ArrayOf().Select(pieces => string.Concat(pieces.Take(12)));

    private static readonly Gen<RedactionPolicy> Policy =
        from ordinary in Gen.Elements("replace", "pseudonym", "hash", "hash session", "keep", "mask", "mask last 4", "mask first 2", "mask last 1 with •")
            .ArrayOf(4)
        from secret in Gen.Elements("replace", "pseudonym", "hash")
        select Kinds.Policy(
            ("EMAIL_ADDRESS", ordinary[0]), ("CREDIT_CARD", ordinary[1]), ("PHONE_NUMBER", ordinary[2]), ("PERSON", ordinary[3]), ("API_KEY", secret));

    private static readonly Arbitrary<(RedactionPolicy Policy, string Json)> Documents = Gen.Zip(Policy, Value(3).Select(v => JsonSerializer.Serialize(new[] { v })))
        .Select(both => (both.Item1, both.Item2)).ToArbitrary();

    private static readonly Arbitrary<(RedactionPolicy Policy, string[] Texts)> Prose =
        Gen.Zip(Policy, Text.ArrayOf()).Select(both => (both.Item1, both.Item2)).ToArbitrary();

    [Fact]
    public void Redacted_json_has_the_structure_it_had() => Prop.ForAll(Documents, one =>
    {
        var redacted = new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).RedactArguments(one.Json).Text.Value;

        using var before = JsonDocument.Parse(one.Json);
        using var after = JsonDocument.Parse(redacted);
        ShouldBeAlike(before.RootElement, after.RootElement, $"{one.Json}\n{redacted}");
    }).Check(Enough);

    [Fact]
    public void Redacted_json_is_left_alone() => Prop.ForAll(Documents, one =>
    {
        var once = new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).RedactArguments(one.Json).Text.Value;

        new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).RedactArguments(once).Text.Value.ShouldBe(once);
    }).Check(Enough);

    [Fact]
    public void Redacted_prose_is_left_alone() => Prop.ForAll(Prose, one =>
    {
        var text = string.Concat(one.Texts);
        var once = new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).Redact(text).Text.Value;

        new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).Redact(once).Text.Value.ShouldBe(once, text);
    }).Check(Enough);

    [Theory]
    [InlineData("replace")]
    [InlineData("pseudonym")]
    [InlineData("hash")]
    [InlineData("hash session")]
    [InlineData("mask")]
    [InlineData("mask last 4")]
    [InlineData("mask first 2")]
    public void What_an_operator_left_stays_even_where_a_detector_finds_something_in_it(string chosen)
    {
        IDetector[] detectors = [.. Kinds.Detectors, new RunDetector("CREDIT_CARD"), new WordDetector("PERSON", "URL"), new WordDetector("_1", "URL")];
        var policy = Kinds.Policy(("EMAIL_ADDRESS", chosen), ("CREDIT_CARD", chosen), ("PHONE_NUMBER", chosen), ("PERSON", chosen));

        Prop.ForAll(Text.ToArbitrary(), text =>
        {
            var once = new TextRedactor(detectors, policy, Kinds.Scope).Redact(text).Text.Value;

            new TextRedactor(detectors, policy, Kinds.Scope).Redact(once).Text.Value.ShouldBe(once, text);
        }).Check(Enough);
    }

    [Fact]
    public void No_value_stays_but_what_is_kept() => Prop.ForAll(Documents, one =>
    {
        var redacted = new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).RedactArguments(one.Json);

        using var after = JsonDocument.Parse(redacted.Text.Value);
        var shown = string.Join('\n', Words(after.RootElement));
        foreach (var (value, kind) in Values.Zip(
            ["EMAIL_ADDRESS", "EMAIL_ADDRESS", "EMAIL_ADDRESS", "CREDIT_CARD", "PHONE_NUMBER", "PERSON", "API_KEY"]))
        {
            if (one.Policy.For(kind).Method == RedactionMethod.Keep) redacted.Detections.ShouldNotContain(d => d.Kind == kind);
            else shown.ShouldNotContain(value, Case.Sensitive, one.Json);
        }
    }).Check(Enough);

    [Fact]
    public void Texts_that_follow_each_other_read_as_their_whole_does() => Prop.ForAll(Prose, one =>
    {
        // Where each value lies within one part, parts together say what the whole says.
        var texts = one.Texts.Select(text => text + ".").ToList();
        var whole = new TextRedactor([.. Kinds.Detectors], one.Policy, Kinds.Scope).RedactPath(string.Concat(texts));
        if (texts.Count < 2 || string.Concat(texts).Contains('%')) return;

        var parts = new TextRedactor(Kinds.Detectors, one.Policy, Kinds.Scope).RedactTogether(texts);

        string.Concat(parts.Select(p => p.Text.Value)).ShouldBe(whole.Text.Value);
        parts.Sum(p => p.Detections.Count).ShouldBe(whole.Detections.Count);
        parts.Sum(p => p.Kept.Count).ShouldBe(whole.Kept.Count);
    }).Check(Enough);

    [Fact]
    public void Detections_anywhere_in_json_leave_json()
    {
        IDetector[] anywhere =
        [
            new WordDetector("\":", "PERSON", 0.4), new WordDetector("1", "CREDIT_CARD"), new WordDetector("a\",", "EMAIL_ADDRESS"),
            new WordDetector("{", "URL", 0.2), new WordDetector("11", "PHONE_NUMBER", 0.9), new WordDetector("}]", "API_KEY"),
        ];
        var noise = Gen.Elements("a", "1", "\"", "\\", ",", ":", "\u0001", "é", "😀", "{", "[", "}", "]", "\\u0061", "%").ArrayOf().Select(string.Concat);
        var document = Gen.Zip(Policy, Gen.Zip(noise, noise).ArrayOf());

        Prop.ForAll(document.ToArbitrary(), found =>
        {
            var (policy, pairs) = found;
            var inner = JsonSerializer.Serialize(pairs.Select(p => new Dictionary<string, object> { [p.Item1] = p.Item2, ["n" + p.Item2] = 110.5 }));
            var json = JsonSerializer.Serialize(new { s = inner, t = pairs.Select(p => p.Item1), n = -11.1e1 });

            var redacted = new TextRedactor(anywhere, policy, Kinds.Scope).RedactArguments(json).Text.Value;

            using var before = JsonDocument.Parse(json);
            using var after = JsonDocument.Parse(redacted);
            ShouldBeAlike(before.RootElement, after.RootElement, $"{json}\n{redacted}");
        }).Check(Enough);
    }

    private static Gen<object> Value(int depth)
    {
        var scalar = Gen.OneOf(
            Text.Select(t => (object)t), Gen.Elements<object>(4111111111111111, 612345678, -4111111111111111.5m, 0, true, false, ""));
        if (depth == 0) return scalar;

        var fields = Gen.Zip(Text, Value(depth - 1)).ArrayOf().Select(pairs =>
        {
            var map = new Dictionary<string, object>();
            foreach (var (name, value) in pairs.Take(4)) map[name] = value;
            return map;
        });
        return Gen.OneOf(
            scalar, fields.Select(map => (object)map), Value(depth - 1).ArrayOf().Select(list => (object)list.Take(4).ToArray()),
            fields.Select(map => (object)JsonSerializer.Serialize(map)));   // JSON in a string
    }

    private static void ShouldBeAlike(JsonElement before, JsonElement after, string why)
    {
        if (before.ValueKind == JsonValueKind.Number && after.ValueKind == JsonValueKind.String) return;
        after.ValueKind.ShouldBe(before.ValueKind, why);
        switch (before.ValueKind)
        {
            case JsonValueKind.Object:
                var (fields, others) = (before.EnumerateObject().ToList(), after.EnumerateObject().ToList());
                others.Count.ShouldBe(fields.Count, why);
                foreach (var (field, other) in fields.Zip(others)) ShouldBeAlike(field.Value, other.Value, why);
                break;
            case JsonValueKind.Array:
                after.GetArrayLength().ShouldBe(before.GetArrayLength(), why);
                foreach (var (item, other) in before.EnumerateArray().Zip(after.EnumerateArray())) ShouldBeAlike(item, other, why);
                break;
            case JsonValueKind.String when before.GetString() is { Length: > 0 } text && text[0] is '{' or '[' && Inner(text) is { } inner:
                using (inner)
                {
                    using var other = Inner(after.GetString()!);
                    other.ShouldNotBeNull(why);
                    ShouldBeAlike(inner.RootElement, other.RootElement, why);
                }

                break;
        }
    }

    private static JsonDocument? Inner(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Words(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Words),
        JsonValueKind.String => [element.GetString()!],
        _ => [element.GetRawText()],
    };
}
