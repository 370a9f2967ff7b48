using System.Text;
using System.Text.Json;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Pii.Tests;

/// <summary>Over the shared labelled cases: a floor under what is found, and a ceiling over what is found without need. The full figures
/// come from the scorer beside the cases.</summary>
public sealed class LabelledCasesTests
{
    [Theory]
    [InlineData("EMAIL_ADDRESS", 0.99, 0.99)]
    [InlineData("IBAN_CODE", 0.99, 0.99)]
    [InlineData("CREDIT_CARD", 0.98, 0.99)]
    [InlineData("PHONE_NUMBER", 0.95, 0.95)]
    [InlineData("DATE_TIME", 0.93, 0.95)]
    [InlineData("AGE", 0.86, 0.9)]
    [InlineData("IP_ADDRESS", 0.97, 0.97)]
    [InlineData("URL", 0.95, 0.97)]
    [InlineData("NL_BSN", 0.99, 0.95)]
    [InlineData("EU_VAT_ID", 0.97, 0.99)]
    [InlineData("MRZ", 0.97, 0.99)]
    [InlineData("BIC_CODE", 0.90, 0.95)]
    [InlineData("BE_NATIONAL_NUMBER", 0.97, 0.99)]
    [InlineData("CZ_BIRTH_NUMBER", 0.97, 0.99)]
    [InlineData("DE_ID_CARD", 0.85, 0.95)]
    [InlineData("DE_SOCIAL_SECURITY", 0.97, 0.99)]
    [InlineData("DE_TAX_ID", 0.97, 0.99)]
    [InlineData("DK_CPR", 0.97, 0.99)]
    [InlineData("ES_NIE", 0.97, 0.99)]
    [InlineData("ES_NIF", 0.97, 0.99)]
    [InlineData("FI_PERSONAL_IDENTITY_CODE", 0.97, 0.99)]
    [InlineData("FR_NIR", 0.97, 0.99)]
    [InlineData("NL_PASSPORT", 0.90, 0.95)]
    [InlineData("PL_PESEL", 0.97, 0.99)]
    [InlineData("PT_NIF", 0.90, 0.99)]
    [InlineData("RO_CNP", 0.97, 0.99)]
    [InlineData("SE_PERSONNUMMER", 0.97, 0.99)]
    [InlineData("UK_NHS", 0.94, 0.99)]
    [InlineData("API_KEY", 0.99, 0.99)]
    [InlineData("PASSWORD", 0.99, 0.99)]
    public void Recall_and_precision_hold(string kind, double recall, double precision)
    {
        var folder = SharedMaterial.Find("pii");
        Assert.SkipWhen(folder is null, SharedMaterial.Missing("pii"));
        var (expected, found, right) = (0, 0, 0);

        foreach (var line in Directory.EnumerateFiles(folder!, "cases-*.ndjson").SelectMany(f => File.ReadLines(f, Encoding.UTF8)))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (!root.TryGetProperty("expected", out var spans) || root.TryGetProperty("disputed", out _)) continue;
            if (root.GetProperty("scope").EnumerateArray().All(s => s.GetString() is not "*" && s.GetString() != kind)) continue;
            var wanted = spans.EnumerateArray().Where(e => e.GetProperty("type").GetString() == kind).ToList();
            if (wanted.Any(e => e.TryGetProperty("optional", out _))) continue;
            var text = root.GetProperty("text").GetString()!;

            var values = wanted.Select(e => Slice(text, e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32())).ToList();
            var got = Detecting.Find(text, kind);
            expected += values.Count;
            found += got.Length;
            right += got.Count(values.Remove);
        }

        ((double)right / expected).ShouldBeGreaterThanOrEqualTo(recall);
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(precision);
    }

    private static string Slice(string text, int start, int end) =>
        string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select(r => r.ToString()));
}
