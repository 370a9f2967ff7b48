using System.Globalization;
using AuditPipeline.Pii.Secrets;

namespace AuditPipeline.Pii.Tests;

/// <summary>No key stands in this file: values are made from their published form, so that scanners of secrets stay silent about it.</summary>
public sealed class SecretDetectorsTests
{
    private const string Drawn = "7GmQ2xVb9KdT4sWfL1pZ8yRc3NhJ6tEa5Uu0iOoXq";

    public static TheoryData<string> Prefixes => [.. KeyShapes.All.Select(s => s.Prefix)];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Key_of_every_known_form_is_found_in_prose_code_and_settings(string prefix)
    {
        var shape = KeyShapes.All.First(s => s.Prefix == prefix);
        var key = prefix + Body(shape);

        foreach (var carrier in new[] { "Mijn sleutel is {0}, waarom?", "new Client(\"{0}\")", "X_TOKEN={0}", "{0}" })
        {
            var text = string.Format(CultureInfo.InvariantCulture, carrier, key);

            Detecting.Find(text, "API_KEY").ShouldBe([key], text);
        }
    }

    [Fact]
    public void Key_of_fixed_length_needs_no_digit()
    {
        var key = "AKIA" + new string([.. Enumerable.Range(0, 16).Select(i => (char)('B' + i * 7 % 24))]);

        Detecting.Find($"api_key=\"{key}\", base_url=", "API_KEY").ShouldBe([key]);
    }

    [Theory]
    [InlineData("The prefix sk-ant-api03- marks keys of this kind.")]
    [InlineData("TOKEN=sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("Your token limit is 128000; the request used 4096 tokens.")]
    [InlineData("Commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b fixes issue #4312")]
    [InlineData("x-request-id: 7f3c9a1e5b2d4c6f8e0a1b3c5d7e9f10")]
    [InlineData("use sk-learn-compatible-estimators and risk-based-assessment-frameworks")]
    [InlineData("\"max_tokens\": 1024, key: user_profile_2024, model key gpt-4-turbo-2024-04-09")]
    [InlineData("api_key = process.env.OPENAI_API_KEY")]
    public void What_only_looks_like_a_key_stays(string text)
    {
        Detecting.Find(text, "API_KEY").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}")]
    [InlineData("client_secret=\"{0}\"")]
    [InlineData("Schreibe eine Funktion mit diesem Schlüssel: {0}. Der Server")]
    [InlineData("{{\"apiKey\": \"{0}\", \"retries\": 3}}")]
    [InlineData("AccountKey={0};EndpointSuffix=x")]
    public void Drawn_value_is_found_by_the_word_before_it(string carrier)
    {
        var text = string.Format(CultureInfo.InvariantCulture, carrier, Drawn);

        Detecting.Find(text, "API_KEY").ShouldBe([Drawn]);
    }

    [Fact]
    public void Token_of_three_parts_is_a_jwt()
    {
        var token = $"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.{Drawn}";

        Detecting.Find($"Authorization: Bearer {token}", "JWT").ShouldBe([token]);
        Detecting.Find("eyJ is how they begin", "JWT").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RSA PRIVATE KEY", "\n")]
    [InlineData("PRIVATE KEY", "\\n")]
    [InlineData("OPENSSH PRIVATE KEY", "\r\n")]
    public void Private_key_is_found_from_dash_to_dash(string label, string lineBreak)
    {
        var begin = "-----BEGIN " + label + "-----";
        var key = $"{begin}{lineBreak}{Drawn}{Drawn}{lineBreak}{Drawn}=={lineBreak}-----END {label}-----";

        Detecting.Find($"Why?\n{key}\nThanks", "PRIVATE_KEY").ShouldBe([key]);
        Detecting.Find($"{begin}{lineBreak}{Drawn}{Drawn}", "PRIVATE_KEY").ShouldBe([$"{begin}{lineBreak}{Drawn}{Drawn}"]);
        Detecting.Find($"The line {begin} opens it.", "PRIVATE_KEY").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("password: «crickets»")]
    [InlineData("wachtwoord is «geheim123»")]
    [InlineData("\"db_password\": \"«hunter two»\"")]
    [InlineData("Server=db;User Id=sa;Password=«a!b%c9»;Encrypt=true")]
    [InlineData("postgres://app:«s3cr!t»@db.example.com:5432/shop")]
    [InlineData("login snoop pw «biggreenhat»")]
    [InlineData("u: snoop\np: «biggreenhat»")]
    [InlineData("hasło: «kotek123»")]
    [InlineData("The password policy requires at least 12 characters. Password is required. compass: north")]
    [InlineData("password: null, password = getPassword(), password: [PASSWORD], password=${DB_PASSWORD}, passwordField: TextField")]
    public void Password(string marked) => Detecting.ShouldFind(marked, "PASSWORD");

    private static string Body(KeyShape shape)
    {
        var length = Math.Min(shape.Most, Math.Max(shape.Least, 32));
        var alphabet = shape.Alphabet switch
        {
            KeyAlphabet.Hex => "7a2c9e4b1d8f3056",
            KeyAlphabet.UpperDigits => "Q7RZ2MW4KX5",
            _ => Drawn,
        };
        return string.Concat(Enumerable.Range(0, length).Select(i => alphabet[i % alphabet.Length]));
    }
}
