using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Costs;
using AuditPipeline.Reports.Custody;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Query;
using AuditPipeline.Reports.Tests.Press;
using AuditPipeline.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Reports.Tests.Query;

/// <summary>The API on a real Kestrel, port 0, over doubles.</summary>
public sealed class ApiHost : IAsyncLifetime, IProofSource, IPackBuilder, IPackStore, IReadyCheck, ICompletenessSource
{
    public const string Key = "test-administrator-key";
    public const string DpoKey = "test-key-of-the-dpo";
    public const string CounselKey = "test-key-of-counsel";
    public static readonly byte[] PseudonymKey = [1, 2, 3, 4];
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-22T12:00:00Z", null);

    private WebApplication? app;

    internal FakeRecords Records { get; } = Some.Records();

    internal MemoryCustodyRegister Custody { get; } = new();
    internal FakeScrub Scrub { get; } = new();

    internal FakeLedger Ledger { get; } = new();

    internal FakeMasterKey MasterKey { get; } = new();

    internal FakePrices Prices { get; } = new();

    public CompletenessFigures? Figures { get; set; } = FixedCompleteness.Good;

    public PackRequest? Ordered { get; private set; }

    public bool Ready { get; set; } = true;

    public HttpClient Client { get; } = new();

    public string Name => "store";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FixedTime());
        builder.Services.AddSingleton<IRecordReader>(Records);
        builder.Services.AddSingleton<IRandomness>(new CountingRandomness());
        builder.Services.AddSingleton(new CostBook(
            "acme", Ledger, Prices, new Dictionary<string, string>(), ExchangeRates.Parse("Date,USD\n2026-11-20,2\n"u8, "rates.csv")));
        builder.Services.AddSingleton<ICustodyRegister>(Custody);
        builder.Services.AddSingleton<ICustodian>(new FakeCustodian(Custody));
        builder.Services.AddSingleton(new ErasureCertificates(
            new NoLogStorage(), new LogLayout("audit.test/line"), new PdfPress(TestFonts.All), new NoDocumentSigner(), "Acme", "test"));
        builder.Services.AddSingleton<IScrub>(Scrub);
        builder.Services.AddSingleton<IProofSource>(this);
        builder.Services.AddSingleton<IPackBuilder>(this);
        builder.Services.AddSingleton<IOutsideAnchors>(new NoOutsideAnchors());
        builder.Services.AddSingleton<IPackStore>(this);
        builder.Services.AddSingleton<IReadyCheck>(this);
        builder.Services.AddSingleton<IMasterKeyRotation>(MasterKey);
        builder.Services.AddSingleton<ICompletenessSource>(this);
        builder.Services.AddAuditApi(o =>
        {
            o.AdministratorKeySha256 = Sha256(Key);
            o.PseudonymKey = PseudonymKey;
            o.Tenant = "acme";
            o.Roles = [new CustodyRole("dpo", Sha256(DpoKey)), new CustodyRole("counsel", Sha256(CounselKey))];
        });
        app = builder.Build();
        app.MapAuditApi();
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
    }

    public ValueTask<RecordProof?> ProveAsync(StreamId stream, long index, CancellationToken cancellation) => ValueTask.FromResult<RecordProof?>(
        new RecordProof(index, new byte[32], 8, new byte[32], [new byte[32], new byte[32], new byte[32]], "audit.example/p00\n8\nAAAA\n"));

    public ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation) => ValueTask.FromResult(Figures);

    public ValueTask<PackReceipt> BuildAsync(PackRequest request, CancellationToken cancellation)
    {
        Ordered = request;
        return ValueTask.FromResult(request.System == "refused" ? new PackReceipt(null, "The period is not sealed yet.") : new PackReceipt("p-1", null));
    }

    public ValueTask<bool> PutAsync(string packId, string folder, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<bool> RemoveAsync(string packId, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>?> ListFilesAsync(string packId, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<string>?>(packId == "p-1" ? ["pack.pdf", "streams/p00/records.jsonl"] : null);

    public ValueTask<Stream?> OpenAsync(string packId, string path, CancellationToken cancellation) =>
        ValueTask.FromResult<Stream?>(new MemoryStream(Encoding.ASCII.GetBytes(path)));

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<string>>(["p-1"]);

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => ValueTask.FromResult(Ready);

    private static string Sha256(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed class NoLogStorage : ILogStorage
    {
        public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation) => new((byte[]?)null);

        public ValueTask WriteAsync(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation) => new([]);

        public ValueTask RemoveAsync(string folder, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class NoDocumentSigner : IDocumentSigner
    {
        public System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate => throw new NotSupportedException();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
