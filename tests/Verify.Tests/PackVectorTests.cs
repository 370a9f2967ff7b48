using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Verify.Tests;

public sealed class PackVectorTests
{
    [Fact]
    public void Every_pack_of_the_vectors_gets_its_verdict()
    {
        foreach (var c in Load("packs").GetProperty("cases").EnumerateArray())
        {
            using var folder = new TemporaryFolder();
            foreach (var file in c.GetProperty("files").EnumerateObject()) folder.Write(file.Name, Convert.FromBase64String(file.Value.GetString()!));
            var name = c.GetProperty("name").GetString()!;

            var verdict = PackVerifier.Verify(folder.Path, Options(c.GetProperty("args")), stop: TestContext.Current.CancellationToken);

            TestContext.Current.SendDiagnosticMessage($"{name}: {verdict.FirstBroken?.ToString() ?? "intact"}");
            verdict.Intact.ShouldBe(c.GetProperty("expect").GetString() == "OK", $"{name}: {verdict.FirstBroken}");
            if (ExpectedLink(name) is { } link) verdict.FirstBroken!.Name.ShouldBe(link, name);
        }
    }

    [Fact]
    public void Timestamp_tokens_of_the_vectors_get_their_answer()
    {
        var vectors = Load("rfc3161");
        foreach (var c in vectors.GetProperty("cases").EnumerateArray())
        {
            var roots = new X509Certificate2Collection();
            if (!c.TryGetProperty("roots", out _)) roots.ImportFromPem(vectors.GetProperty("roots_pem").GetString());

            var time = TimestampToken.Verify(
                Convert.FromBase64String(c.GetProperty("tsr").GetString()!), Encoding.UTF8.GetBytes(c.GetProperty("data").GetString()!), roots, out var fault);

            if (c.GetProperty("ok").GetBoolean())
                time.ShouldBe(DateTimeOffset.Parse(c.GetProperty("gen_time").GetString()!, CultureInfo.InvariantCulture), fault);
            else
                time.ShouldBeNull(c.GetProperty("name").GetString());
        }
    }

    private static StepName? ExpectedLink(string name) => name switch
    {
        "period-starts-late" => StepName.Period,
        "row-rewritten" or "leaf-float" or "leaf-wrong-position" or "hash-only-leaves" => StepName.Leaves,
        "salt-altered" => StepName.Commitments,
        "fork-signed-not-anchored" => StepName.HeadInAnchor,
        "witness-time-shifted" => StepName.Witnesses,
        "rollback-swapped" => StepName.StreamConsistency,
        "unlisted-file" => StepName.Manifest,
        "anchor-consistency-forged" => StepName.AnchorConsistency,
        "system-last-record-omitted" or "gateway-duplicate" => StepName.Numbers,
        "expired-too-early" or "erased-without-statement" or "erased-without-key-id" => StepName.Erasures,
        "attacker-key" => StepName.AnchorSignature,
        _ => null,
    };

    private static VerifyOptions Options(JsonElement args) => new()
    {
        LogKeys = [VerifierKey.Parse(args.GetProperty("key").GetString()!)!],
        WitnessKeys = [VerifierKey.Parse(args.GetProperty("witness").GetString()!)!],
        TimestampRootsPem = args.GetProperty("tsa_ca_pem").GetString(),
        RequireTimestamp = true,
        RequireWitness = true,
        Period = args.TryGetProperty("period", out var period)
            ? new VerifyPeriod(
                DateTimeOffset.Parse(period.GetString()!.Split(',')[0], CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(period.GetString()!.Split(',')[1], CultureInfo.InvariantCulture))
            : null,
    };

    private static JsonElement Load(string name)
    {
        var relative = $"seal/vectors/{name}.json";
        var path = SharedMaterial.Find(relative);
        if (path is null) Assert.Skip(SharedMaterial.Missing(relative));
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
