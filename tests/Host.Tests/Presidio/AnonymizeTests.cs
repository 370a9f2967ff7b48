using System.Text.Json;

namespace AuditPipeline.Host.Tests.Presidio;

/// <summary>The anonymizer's calls as Presidio documents and tests them.</summary>
public sealed class AnonymizeTests
{
    private const string Text = "good morning, here is Mia Oak. Dial me up at: 069912345";

    private static async Task ShouldAnswerAsync(string path, string body, int status, string answer)
    {
        await using var bench = await PresidioBench.StartAsync();

        var (answered, json) = await bench.PostAsync(path, body);

        answered.ShouldBe(status);
        JsonSerializer.Serialize(json).ShouldBe(JsonSerializer.Serialize(JsonDocument.Parse(answer).RootElement));
    }

    [Fact]
    public Task Default_and_own_operators_apply_and_places_inside_others_go() => ShouldAnswerAsync(
        "/anonymize",
        $$"""
        {"text": "{{Text}}",
         "anonymizers": {"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"},
                         "PHONE_NUMBER": {"type": "mask", "masking_char": "*", "chars_to_mask": 4, "from_end": true} },
         "analyzer_results": [
            {"start": 22, "end": 29, "score": 0.8, "entity_type": "NAME"},
            {"start": 22, "end": 25, "score": 0.8, "entity_type": "FIRST_NAME"},
            {"start": 26, "end": 29, "score": 0.6, "entity_type": "LAST_NAME"},
            {"start": 46, "end": 55, "score": 0.95, "entity_type": "PHONE_NUMBER"}]}
        """,
        200,
        """
        {"text": "good morning, here is ANONYMIZED. Dial me up at: 06991****",
         "items": [{"start": 49, "end": 58, "entity_type": "PHONE_NUMBER", "text": "06991****", "operator": "mask"},
                   {"start": 22, "end": 32, "entity_type": "NAME", "text": "ANONYMIZED", "operator": "replace"}]}
        """);

    [Fact]
    public Task Without_operators_values_become_their_type() => ShouldAnswerAsync(
        "/anonymize",
        """{"text": "I am Mia Oak", "analyzer_results": [{"start": 5, "end": 8, "score": 0.8, "entity_type": "PERSON"}, {"start": 9, "end": 12, "score": 0.8, "entity_type": "PERSON"}]}""",
        200,
        """{"text": "I am <PERSON>", "items": [{"start": 5, "end": 13, "entity_type": "PERSON", "text": "<PERSON>", "operator": "replace"}]}""");

    [Theory]
    [InlineData("", "[]", "")]
    [InlineData("nice to meet you", "[]", "nice to meet you")]
    public Task Nothing_found_changes_nothing(string text, string results, string answer) => ShouldAnswerAsync(
        "/anonymize", $$"""{"text": "{{text}}", "analyzer_results": {{results}}}""", 200, $$"""{"text": "{{answer}}", "items": []}""");

    [Fact]
    public Task Places_count_code_points() => ShouldAnswerAsync(
        "/anonymize",
        """{"text": "😀 Mia 😀", "anonymizers": {"PERSON": {"type": "replace", "new_value": "👤👤"}}, "analyzer_results": [{"start": 2, "end": 5, "score": 0.8, "entity_type": "PERSON"}]}""",
        200,
        """{"text": "😀 👤👤 😀", "items": [{"start": 2, "end": 4, "entity_type": "PERSON", "text": "👤👤", "operator": "replace"}]}""");

    [Theory]
    [InlineData("""{"type": "redact"}""", "", "redact")]
    [InlineData("""{"type": "keep"}""", "Mia", "keep")]
    [InlineData("""{"type": "replace"}""", "<PERSON>", "replace")]
    [InlineData("""{"type": "replace", "new_value": ""}""", "<PERSON>", "replace")]
    [InlineData("""{"type": "mask", "masking_char": "#", "chars_to_mask": 2, "from_end": false}""", "##a", "mask")]
    [InlineData("""{"type": "mask", "masking_char": "#", "chars_to_mask": 99, "from_end": true}""", "###", "mask")]
    [InlineData("""{"type": "mask", "masking_char": "#", "chars_to_mask": -1, "from_end": true}""", "Mia", "mask")]
    [InlineData("""{"type": "hash"}""", "", "hash")]
    [InlineData("""{"type": "hash", "hash_type": "sha512"}""", "", "hash")]
    [InlineData("""{"type": "hash", "hash_type": "md5"}""", "", "hash")]
    public async Task Every_operator_does_what_it_says(string anonymizer, string value, string name)
    {
        await using var bench = await PresidioBench.StartAsync();

        var (status, json) = await bench.PostAsync(
            "/anonymize", $$"""{"text": "I am Mia.", "anonymizers": {"PERSON": {{anonymizer}}}, "analyzer_results": [{"start": 5, "end": 8, "score": 0.8, "entity_type": "PERSON"}]}""");

        status.ShouldBe(200);
        var item = json.GetProperty("items")[0];
        item.GetProperty("operator").GetString().ShouldBe(name);
        var expected = name == "hash" ? Hashed(anonymizer) : value;
        item.GetProperty("text").GetString().ShouldBe(expected);
        json.GetProperty("text").GetString().ShouldBe($"I am {expected}.");
    }

    private static string Hashed(string anonymizer)
    {
        var bytes = "Mia"u8;
        return Convert.ToHexStringLower(
            anonymizer.Contains("sha512") ? System.Security.Cryptography.SHA512.HashData(bytes)
            : anonymizer.Contains("md5") ? Convert.FromHexString("46e6f8781dd60e2635430b61db511262")
            : System.Security.Cryptography.SHA256.HashData(bytes));
    }

    [Theory]
    [InlineData("replace", "replace", "I'm <NAME><LOCATION>", 10, 20, 4, 10)]
    [InlineData("keep", "replace", "I'm Rosa Parks<LOCATION>", 14, 24, 4, 14)]
    [InlineData("replace", "keep", "I'm <NAME>Parks Lane 7", 10, 22, 4, 10)]
    [InlineData("keep", "keep", "I'm Rosa ParksParks Lane 7", 14, 26, 4, 14)]
    public async Task Types_that_overlap_in_part_each_have_their_operator(string name, string place, string text, int placeStart, int placeEnd, int nameStart, int nameEnd)
    {
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync(
            "/anonymize",
            $$$"""
            {"text": "I'm Rosa Parks Lane 7", "anonymizers": {"NAME": {"type": "{{{name}}}"}, "LOCATION": {"type": "{{{place}}}"}},
             "analyzer_results": [{"start": 4, "end": 14, "score": 0.8, "entity_type": "NAME"}, {"start": 9, "end": 21, "score": 0.8, "entity_type": "LOCATION"}]}
            """);

        json.GetProperty("text").GetString().ShouldBe(text);
        json.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("start").GetInt32(), i.GetProperty("end").GetInt32()))
            .ShouldBe([(placeStart, placeEnd), (nameStart, nameEnd)]);
    }

    [Fact]
    public Task Overlaps_of_one_type_become_one_place() => ShouldAnswerAsync(
        "/anonymize",
        """{"text": "abcdefgh", "analyzer_results": [{"start": 0, "end": 4, "score": 0.8, "entity_type": "A"}, {"start": 2, "end": 6, "score": 0.9, "entity_type": "A"}, {"start": 6, "end": 8, "score": 0.9, "entity_type": "A"}]}""",
        200,
        """{"text": "<A><A>", "items": [{"start": 3, "end": 6, "entity_type": "A", "text": "<A>", "operator": "replace"}, {"start": 0, "end": 3, "entity_type": "A", "text": "<A>", "operator": "replace"}]}""");

    [Theory]
    [InlineData("{}", 400, "Invalid request json")]
    [InlineData("""{"text": "x", "analyzer_results": [],}""", 400, "The browser (or proxy) sent a request that this server could not understand.")]
    [InlineData("""{"text": "x"}""", 422, "Invalid input, request must contain analyzer results")]
    [InlineData("""{"text": "x", "analyzer_results": [{"start": 0, "end": 1, "entity_type": "A"}]}""", 422, "Invalid input, analyzer result must contain score")]
    [InlineData("""{"text": "x", "analyzer_results": [{"start": 0, "end": 1, "score": 1}]}""", 422, "Invalid input, result must contain entity_type")]
    [InlineData("""{"text": "x", "analyzer_results": [{"end": 1, "score": 1, "entity_type": "A"}]}""", 422, "Invalid input, result must contain start")]
    [InlineData("""{"text": "x", "analyzer_results": [{"start": 2, "end": 1, "score": 1, "entity_type": "A"}]}""", 422, "Invalid input, start index '2' must be smaller than end index '1'")]
    [InlineData("""{"text": "x", "analyzer_results": [{"start": -1, "end": 1, "score": 1, "entity_type": "A"}]}""", 422, "Invalid input, result start and end must be positive")]
    [InlineData("""{"text": "x", "analyzer_results": [{"start": 0, "end": 9, "score": 1, "entity_type": "A"}]}""", 422, "Invalid analyzer result, start: 0 and end: 9, while text length is only 1.")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "custom", "new_value": "lambda x: x"}}, "analyzer_results": []}""", 400, "Custom type anonymizer is not supported")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "no_such"}}, "analyzer_results": []}""", 422, "Invalid operator class 'no_such'.")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {}}, "analyzer_results": []}""", 422, "Invalid input, operator config must contain operator_name")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "mask", "masking_char": "**", "chars_to_mask": 1, "from_end": true}}, "analyzer_results": []}""", 422, "Invalid input, masking_char must be a character")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "mask", "masking_char": "*", "from_end": true}}, "analyzer_results": []}""", 422, "Expected parameter chars_to_mask")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "mask", "masking_char": "*", "chars_to_mask": "four", "from_end": true}}, "analyzer_results": []}""", 422, "Invalid parameter value for chars_to_mask. Expecting 'number', but got 'string'.")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "replace", "new_value": 5}}, "analyzer_results": []}""", 422, "Invalid parameter value for new_value. Expecting 'string', but got 'number'.")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "hash", "hash_type": "crc"}}, "analyzer_results": []}""", 422, "Parameter hash_type value is not in range of values ['sha256', 'sha512', 'md5']")]
    [InlineData("""{"text": "x", "anonymizers": {"DEFAULT": {"type": "encrypt", "key": "short"}}, "analyzer_results": []}""", 422, "Invalid input, key must be of length 128, 192 or 256 bits")]
    public Task A_request_that_cannot_be_served_is_answered_as_Presidio_does(string body, int status, string error) =>
        ShouldAnswerAsync("/anonymize", body, status, JsonSerializer.Serialize(new { error }));

    [Fact]
    public async Task What_was_encrypted_is_decrypted_again()
    {
        const string text = "Noor Vos is a gardener";
        await using var bench = await PresidioBench.StartAsync();
        var (_, encrypted) = await bench.PostAsync(
            "/anonymize",
            $$"""
            {"text": "{{text}}", "anonymizers": {"DEFAULT": {"type": "encrypt", "key": "1111111111111111"}, "TITLE": {"type": "encrypt", "key": "222222222222222222222222"} },
             "analyzer_results": [{"start": 0, "end": 8, "score": 0.8, "entity_type": "NAME"}, {"start": 14, "end": 22, "score": 0.8, "entity_type": "TITLE"}]}
            """);
        var items = encrypted.GetProperty("items").GetRawText();
        encrypted.GetProperty("text").GetString()!.ShouldNotContain("Noor");

        var (status, json) = await bench.PostAsync(
            "/deanonymize",
            $$"""
            {"text": {{encrypted.GetProperty("text").GetRawText()}}, "anonymizer_results": {{items}},
             "deanonymizers": {"DEFAULT": {"type": "decrypt", "key": "1111111111111111"}, "TITLE": {"type": "decrypt", "key": "222222222222222222222222"} } }
            """);

        status.ShouldBe(200);
        json.GetProperty("text").GetString().ShouldBe(text);
        json.GetProperty("items")[1].GetProperty("operator").GetString().ShouldBe("decrypt");
    }

    /// <summary>Made with <c>openssl enc -aes-128-cbc</c>, the vector before the ciphertext, in URL-safe base64: the form Presidio writes.</summary>
    [Fact]
    public Task A_value_that_was_encrypted_elsewhere_is_decrypted() => ShouldAnswerAsync(
        "/deanonymize",
        """
        {"text": "AAECAwQFBgcICQoLDA0OD8svGeTi4pW9oWKLBFQtsiY=",
         "deanonymizers": {"NUMBER": {"type": "decrypt", "key": "k3y-of-the-tests"}},
         "anonymizer_results": [{"start": 0, "end": 44, "entity_type": "NUMBER"}]}
        """,
        200,
        """{"text": "Noor Vos", "items": [{"start": 0, "end": 8, "entity_type": "NUMBER", "text": "Noor Vos", "operator": "decrypt"}]}""");

    [Theory]
    [InlineData("""{"text": "abc"}""", 200, """{"text": "abc", "items": []}""")]
    [InlineData("""{"key": "1111111111111111"}""", 200, """{"text": "", "items": []}""")]
    [InlineData("{}", 400, """{"error": "Invalid request json"}""")]
    [InlineData("""{"text": "abc", "deanonymizers": {"A": {"type": "decrypt", "key": "invalidkey"}}, "anonymizer_results": [{"start": 0, "end": 3, "entity_type": "A"}]}""", 422, """{"error": "Invalid input, key must be of length 128, 192 or 256 bits"}""")]
    [InlineData("""{"text": "abc", "deanonymizers": {"A": {"type": "decrypt", "key": "1111111111111111"}}, "anonymizer_results": [{"start": 0, "end": 3, "entity_type": "A"}]}""", 422, """{"error": "Invalid input, the text was not encrypted with this key"}""")]
    [InlineData("""{"text": "abc", "anonymizer_results": [{"start": 0, "end": 3, "entity_type": "A"}]}""", 422, """{"error": "Invalid input, deanonymizers must contain A or DEFAULT"}""")]
    [InlineData("""{"text": "abc", "deanonymizers": {"A": {"type": "deanonymize_keep"}}, "anonymizer_results": [{"start": 0, "end": 3, "entity_type": "A"}]}""", 200, """{"text": "abc", "items": [{"start": 0, "end": 3, "entity_type": "A", "text": "abc", "operator": "deanonymize_keep"}]}""")]
    public Task Undoing_answers_as_Presidio_does(string body, int status, string answer) => ShouldAnswerAsync("/deanonymize", body, status, answer);
}
