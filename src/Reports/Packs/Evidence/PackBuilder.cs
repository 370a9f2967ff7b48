using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Draws a pack: heads anchored, records and proofs written and held against the log, controls evaluated, findings and PDF drawn
/// from one model, manifest and its signed note last, then kept write-once.</summary>
public sealed class PackBuilder(
    PackBuilderOptions options, EvidenceWriter evidence, PackModelBuilder models, IPress press, IRecordReader records,
    ICompletenessSource completeness, ILogHeads heads, IOutsideAnchors outside, ISigner signer, IDocumentSigner documents, LogLayout layout, IPackStore store,
    IRandomness randomness, TimeProvider time) : IPackBuilder
{
    private const string FindingsFile = "findings.json";
    private const string PdfFile = "pack.pdf";

    public async ValueTask<PackReceipt> BuildAsync(PackRequest request, CancellationToken cancellation)
    {
        if (PackFrameworks.CatalogueWord(request.Framework) is null)
            return new PackReceipt(null, $"packs of {request.Framework} are not drawn by this version");

        var now = time.GetUtcNow();
        var id = NewId(request.Framework, now);
        var folder = new PackFolder(Path.Combine(options.StagingFolder, id));
        try
        {
            await heads.AnchorAsync(cancellation);
            var attested = await outside.AttestAsync(cancellation);
            var figures = await completeness.ReadAsync(request.Period, cancellation);
            var streams = await evidence.WriteAsync(
                folder, new EvidenceScope(request.Period, request.System, Missing(figures)), attested, cancellation);
            await WriteKeysAsync(folder, cancellation);
            await folder.WriteAsync(PackPaths.Integrity, IntegrityFile.Write(streams), cancellation);

            var model = await models.BuildAsync(request, Inputs(id, now, streams), cancellation);
            var findings = FindingsJson.Write(model);
            await folder.WriteAsync(FindingsFile, findings, cancellation);
            await using (var pdf = folder.Create(PdfFile))
            {
                var document = DeployerPackDocument.Create(model, Convert.ToHexStringLower(SHA256.HashData(findings)), findings);
                press.Write(document, pdf, new PressSignature(documents.Certificate, now, document.Title, layout.Deployment));
            }

            await FinishAsync(folder, id, now, cancellation);
            return await store.PutAsync(id, folder.Root, cancellation)
                ? new PackReceipt(id, null)
                : throw new IOException($"a pack {id} is already kept");
        }
        finally
        {
            if (Directory.Exists(folder.Root)) Directory.Delete(folder.Root, recursive: true);
        }
    }

    private async Task FinishAsync(PackFolder folder, string id, DateTimeOffset now, CancellationToken cancellation)
    {
        var listed = new PackManifest(id, now, await folder.ListAsync(cancellation));
        var text = PackNote.Text(layout.Deployment, listed);
        var key = new VerifierKey(layout.Deployment + PackNote.NameSuffix, NoteKeyType.Ed25519, signer.PublicKey);
        var signature = await signer.SignAsync(Encoding.UTF8.GetBytes(text), cancellation);
        var note = new SignedNote(text, [new NoteSignature(key.Name, key.KeyId, signature)]);
        await folder.WriteAsync(PackPaths.Note, note.Format(), cancellation);
        var manifest = new PackManifest(id, now, await folder.ListAsync(cancellation));
        await folder.WriteAsync(PackPaths.Manifest, manifest.Write(), cancellation);
    }

    // For convenience: the auditor pins his own copies.
    private async Task WriteKeysAsync(PackFolder folder, CancellationToken cancellation)
    {
        if (outside.WitnessKeys.Count > 0)
            await folder.WriteAsync(PackPaths.WitnessKey, Encoding.UTF8.GetBytes(string.Concat(outside.WitnessKeys.Select(k => k.Format() + "\n"))), cancellation);
        if (outside.TimestampRootsPem is { } pem) await folder.WriteAsync(PackPaths.TimestampRoots, Encoding.ASCII.GetBytes(pem), cancellation);
    }

    private PackInputs Inputs(string id, DateTimeOffset now, IReadOnlyList<StreamEvidence> streams) => new()
    {
        PackId = id,
        BuiltAt = now,
        Producer = options.Producer,
        Records = records,
        Completeness = completeness,
        Profile = options.Profile,
        Inventory = options.Inventory,
        Attestations = options.Attestations,
        Integrity = streams.Count == 0 ? null : IntegrityFile.Report(streams, now),
        Settings = options.Settings,
        Anchors = outside.Report(),
        ErasedRecords = streams.Sum(s => s.Erased),
        ExpiredRecords = streams.Sum(s => s.Expired),
        Heads = [.. streams.Select(s => new LogHead(s.Origin, s.To, s.Root.ToString()))],
        LogKeyFingerprint = Convert.ToHexStringLower(SHA256.HashData(signer.PublicKey.Span)),
        Signer = documents.Certificate.Subject,
    };

    private static Dictionary<string, IReadOnlyList<long>> Missing(CompletenessFigures? figures) =>
        figures?.Gateways.Where(g => g.Holes.Count > 0).GroupBy(g => g.Instance, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<long>)[.. g.SelectMany(h => h.Holes)], StringComparer.Ordinal) ?? [];

    private string NewId(string framework, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[4];
        randomness.Fill(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{framework}-{now.UtcDateTime:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(bytes)}");
    }
}
