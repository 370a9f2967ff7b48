using System.Net;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Queue;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Presidio;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Anchoring;
using AuditPipeline.Processor.Custody;
using AuditPipeline.Processor.Custody.Scrub;
using AuditPipeline.Processor.Line;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Reports;
using AuditPipeline.Reports.Controls;
using AuditPipeline.Reports.Costs;
using AuditPipeline.Reports.Custody;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Reports.Packs.Evidence;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>All rooms in one process, or in the role <c>processor</c> all but the gateway, reading from Kafka. Opened from the back (stores) to the front (gateway), so that nothing is accepted before it can be
/// kept; stopped from the front to the back, so that what was accepted is sealed.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestFenceWait = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _logs;
    private readonly TimeProvider _time;
    private EmbeddedStores _stores = null!;
    private StreamLogs _streams = null!;
    private ProcessorMetrics? _metrics;
    private CustodyMetrics? _custodyMetrics;
    private MasterKeyCustody _masterKey = null!;
    private HeadPublisher _heads = null!;
    private AnchorRoom? _anchors;
    private OutsideAnchors? _outside;
    private PiiParts _pii = null!;
    private NerDetector? _ner;
    private CustodyRoom? _custody;
    private KafkaQueue? _kafka;
    private KafkaMetrics? _kafkaMetrics;
    private Meters? _meters;
    private WebApplication? _gateway;
    private WebApplication? _api;
    private IStreamFence _fence = null!;
    private PdfPress _press = null!;
    private Task _checking = Task.CompletedTask;
    private Task _processing = Task.CompletedTask;
    private Task _publishing = Task.CompletedTask;
    private Task _keeping = Task.CompletedTask;
    private Task _scrubbing = Task.CompletedTask;
    private ScrubMetrics? _scrubMetrics;
    private ScrubJob _scrub = null!;
    private Task _bringingOut = Task.CompletedTask;

    private EmbeddedHost(ILoggerFactory logs, TimeProvider time) => (_logs, _time) = (logs, time);

    public Uri GatewayAddress { get; private set; } = null!;

    /// <summary>HTTP/2 without TLS; null when it is not listened for.</summary>
    public Uri? GatewayHttp2Address { get; private set; }

    public Uri ApiAddress { get; private set; } = null!;

    /// <summary>Shown once, at the first start on a data folder; else null.</summary>
    public string? NewAdministratorKey { get; private set; }

    public LineStatus Status { get; } = new();

    public IJournal Journal => _stores.Journal;

    public IRecordReader Records => _stores.Reader;

    public IPackBuilder Packs { get; private set; } = null!;

    public HostFolders Folders => _stores.Folders;

    /// <summary>The log's public key as others pin it.</summary>
    public string LogKey { get; private set; } = "";

    /// <exception cref="CommandFailure">Something cannot be opened; the message names it.</exception>
    public static async Task<EmbeddedHost> StartAsync(EmbeddedOptions options, CancellationToken cancellation)
    {
        var host = new EmbeddedHost(LogSetup.Create(options.Quiet), TimeProvider.System);
        try
        {
            await host.OpenAsync(options, new SystemRandomness(), cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_gateway);
        if (_stores is not null && _stores.Journal is not null) await DrainAsync();
        await StopAsync(_api);
        await _stop.CancelAsync();
        await _checking;
        await _processing;
        await _publishing;
        await _bringingOut;
        if (_custody is not null) await _custody.DisposeAsync();
        await _keeping;
        await _scrubbing;
        if (_heads is not null)
        {
            // What the last second sealed is signed before the process ends.
            await PublishLastAsync();
            _heads.Dispose();
        }

        _outside?.Dispose();
        _anchors?.Dispose();
        if (_kafka is not null) await _kafka.DisposeAsync();
        _kafkaMetrics?.Dispose();
        _meters?.Dispose();
        _metrics?.Dispose();
        _custodyMetrics?.Dispose();
        _scrubMetrics?.Dispose();
        _ner?.Dispose();
        if (_stores is not null)
        {
            RunFile.Remove(_stores.Folders);
            await _stores.DisposeAsync();
        }

        _stop.Dispose();
        _logs.Dispose();
    }

    private async Task OpenAsync(EmbeddedOptions options, SystemRandomness randomness, CancellationToken cancellation)
    {
        var settings = options.Settings;
        var (prices, rates) = (Prices.Of(settings.Costs, options.SettingsFolder), Prices.Rates(settings.Costs, options.SettingsFolder));   // before anything is made
        _pii = PiiParts.Of(settings, options.SettingsFolder, _time);
        _anchors = AnchorRoom.Of(settings, options.SettingsFolder, randomness, _time);
        var folders = new HostFolders(settings.Data, settings.Keys, settings.Log);
        _stores = await EmbeddedStores.OpenAsync(
            folders, settings.Store, options.SettingsFolder, options.NativeFolder, MasterKeySchedule.EveryDays(settings.Custody.MasterKeyDays), randomness, _time, _logs, cancellation);
        _custodyMetrics = new CustodyMetrics();
        _masterKey = new MasterKeyCustody(_stores.Keys, _custodyMetrics, _time, _logs.CreateLogger<MasterKeyCustody>());
        var keys = ApiKeys.Open(folders, randomness);
        var layout = new LogLayout(settings.Deployment);
        var logKey = new VerifierKey(layout.AnchorOrigin, NoteKeyType.Ed25519, _stores.Signer.PublicKey);
        _anchors.RequireLog(logKey);
        LogKey = logKey.Format();

        var book = new CostBook(
            settings.Tenant, new ClickHouseCostLedger(_stores.Database), prices,
            settings.Systems.Where(system => system.Team is not null).ToDictionary(system => system.Id, system => system.Team!),
            rates);
        var line = await OpenProcessorAsync(options, layout, prices, randomness, cancellation);
        OpenScrub(settings, layout, randomness);
        _press = new PdfPress(PressFonts.FromPackages(Path.Combine(options.NativeFolder, "node_modules")));
        Packs = OpenReports(options, layout, line, randomness);
        _custody = CustodyRoom.Open(
            _stores, settings.Store.Server is not null, new OperatorLog(layout, _stores.Logs, _stores.Signer, _fence),
            new CopyPlaces(Journals, KafkaRoom.Retention(settings), _stores.Keys), randomness, _time, _logs, _stop.Token);
        await StartApiAsync(settings, layout, keys, book, randomness, cancellation);
        if (options.Role == HostRole.All) await StartGatewayAsync(options, randomness, cancellation);

        _keeping = _masterKey.RunAsync(_stop.Token);
        keys.Keep(folders);
        NewAdministratorKey = keys.NewAdministratorKey;
        new RunFile(ApiAddress.ToString(), keys.CommandLineKey, Environment.ProcessId).Write(folders);
    }

    private async Task<ProcessingLine> OpenProcessorAsync(
        EmbeddedOptions options, LogLayout layout, IPriceList prices, SystemRandomness randomness, CancellationToken cancellation)
    {
        var settings = options.Settings;
        // The lock of the data folder keeps other processes out, unless they share a log beside it.
        _fence = settings.Log is null ? new SoleFence() : new FolderFence(_stores.Folders.Claims, _time, LongestFenceWait);
        _streams = new StreamLogs(layout, _stores.Logs, _stores.Store, _fence, randomness, _logs.CreateLogger<StreamLogs>());
        _metrics = new ProcessorMetrics(_streams, Status);
        var queue = options.Role == HostRole.All
            ? await OpenJournalAsync(settings, randomness, cancellation)
            : OpenKafka(options, randomness);
        _heads = new HeadPublisher(
            _streams, layout, _stores.Logs, _stores.Signer, _fence,
            new SealOptions
            {
                CheckpointInterval = TimeSpan.FromSeconds(settings.Seal.CheckpointSeconds),
                AnchorInterval = TimeSpan.FromSeconds(settings.Seal.AnchorSeconds),
            },
            _time, _logs.CreateLogger<HeadPublisher>());
        if (_anchors!.Any)
        {
            _outside = new OutsideAnchors(
                _anchors.Parts, layout, _stores.Logs, _stores.Signer, _fence, new OperatorLog(layout, _stores.Logs, _stores.Signer, _fence), _time,
                _logs.CreateLogger<OutsideAnchors>());
            _bringingOut = _outside.RunAsync(_stop.Token);
        }

        if (settings.Pii.Ner is { } ner) _ner = new NerDetector(ner, _pii.Engine.Filter, _time, _logs.CreateLogger<NerDetector>());
        var preparer = new RecordPreparer(
            NativeParts.Counting(_logs.CreateLogger<EmbeddedHost>().RanksUnusable), new Metering(prices), _pii.Redactor(), _stores.Keys, _ner);
        var line = new ProcessingLine(
            queue, preparer, _streams, _stores.Store, _heads, Status, _metrics, _time, _logs.CreateLogger<ProcessingLine>());
        _processing = SuperviseAsync(line, _logs.CreateLogger<EmbeddedHost>());
        _publishing = _heads.RunAsync(_stop.Token);
        return line;
    }

    private async Task<IEnvelopeQueue> OpenJournalAsync(AuditSettings settings, SystemRandomness randomness, CancellationToken cancellation)
    {
        var firstPosition = (await _streams.TakeAsync(EmbeddedStores.Stream, cancellation)).NextPosition;
        await _stores.OpenJournalAsync(settings, firstPosition, randomness, _time, _logs, cancellation);
        return _stores.Journal;
    }

    private KafkaQueue OpenKafka(EmbeddedOptions options, SystemRandomness randomness)
    {
        var kafka = KafkaRoom.Options(options.Settings, options.SettingsFolder);
        _checking = KafkaRoom.CheckTopicAsync(kafka, _logs, _stop.Token);
        _meters = new Meters();
        _kafkaMetrics = new KafkaMetrics(_meters.Factory, _time);
        return _kafka = new KafkaQueue(kafka, _streams, _stores.Keys, randomness, _time, _kafkaMetrics, _logs.CreateLogger<KafkaQueue>());
    }

    private void OpenScrub(AuditSettings settings, LogLayout layout, SystemRandomness randomness)
    {
        var streams = settings.Kafka is { } kafka && _kafka is not null ? kafka.Partitions : 1;
        _scrubMetrics = new ScrubMetrics();
        _scrub = ScrubRoom.Job(
            settings, ScrubRoom.Walk(_stores.Database, _stores.Logs, layout, VerifierKey.Parse(LogKey), streams, _time),
            _stores.Folders, _scrubMetrics, randomness, _time, _logs);
        _scrubbing = _scrub.RunAsync(_stop.Token);
    }

    /// <summary>The journals that can be asked here; gateways elsewhere tell their count in heartbeats.</summary>
    private IReadOnlyList<IJournal> Journals => _kafka is null ? [_stores.Journal] : [];

    private IOutsideAnchors Outside => (IOutsideAnchors?)_outside ?? new NoOutsideAnchors();

    private PackBuilder OpenReports(EmbeddedOptions options, LogLayout layout, ProcessingLine line, SystemRandomness randomness)
    {
        var settings = options.Settings;
        var builder = new PackBuilderOptions
        {
            Producer = HostIdentity.Producer,
            StagingFolder = _stores.Folders.Staging,
            Profile = Profile.Organisation(settings.Organisation),
            Inventory = [.. settings.Systems.Select(Profile.System)],
            Attestations = [.. settings.Attestations.Select(a => Profile.Attestation(a, options.SettingsFolder))],
            Settings = new ControlSettings
            {
                LogRetentionMonths = settings.Retention.RecordMonths,
                PayloadRetentionDays = settings.Retention.RawDays,
                PayloadPurposeMaximumDays = settings.Retention.RawPurposeMaximumDays,
            },
        };
        var evaluators = new MetricEvaluators(_logs.CreateLogger<MetricEvaluators>());
        return new PackBuilder(
            builder,
            new EvidenceWriter(_stores.Reader, _stores.Logs, _stores.Signer, layout),
            new PackModelBuilder(EmbeddedCatalogue.Load(), evaluators),
            _press,
            _stores.Reader,
            new Completeness(Journals, _stores.Reader, _time, new CompletenessOptions()),
            line, Outside, _stores.Signer, _stores.Documents, layout, _stores.Packs, randomness, _time);
    }

    private async Task StartApiAsync(
        AuditSettings settings, LogLayout layout, ApiKeys keys, CostBook book, SystemRandomness randomness, CancellationToken cancellation)
    {
        var listen = IPEndPoint.Parse(settings.Listen.Console);
        _api = WebApps.Api(
            listen,
            o =>
            {
                o.AdministratorKeySha256 = Convert.ToHexStringLower(keys.AdministratorHash);
                o.CommandLineKeySha256 = Convert.ToHexStringLower(keys.CommandLineHash);
                o.PseudonymKey = _stores.Keys.PseudonymKey;
                o.Tenant = settings.Tenant;
                o.Roles = [.. settings.Custody.Roles.Select(r => new CustodyRole(r.Role, r.KeySha256))];
            },
            services => services
                .AddSingleton<IRecordReader>(_stores.Reader)
                .AddSingleton<IPackStore>(_stores.Packs)
                .AddSingleton<IMasterKeyRotation>(_masterKey)
                .AddSingleton<IRandomness>(randomness)
                .AddSingleton(book)
                .AddSingleton(_time)
                .AddSingleton<IProofSource>(new LogProofSource(_stores.Logs))
                .AddSingleton<ICompletenessSource>(new Completeness(Journals, _stores.Reader, _time, new CompletenessOptions()))
                .AddSingleton(Packs)
                .AddSingleton(Outside)
                .AddSingleton(_custody!.Custodian)
                .AddSingleton(_custody.Register)
                .AddSingleton(new ErasureCertificates(
                    _stores.Logs, layout, _press, _stores.Documents, Profile.Organisation(settings.Organisation).LegalPerson, HostIdentity.Producer))
                .AddSingleton<IScrub>(_scrub)
                .AddSingleton<IReadyCheck>(new ReadyCheck("processing", () => Status.Trouble is null && !_processing.IsCompleted)),
            _logs);
        ApiAddress = await WebApps.StartAsync(_api, "the API", listen, cancellation);
        _logs.CreateLogger<EmbeddedHost>().Listening("API", ApiAddress.ToString());
    }

    private async Task StartGatewayAsync(EmbeddedOptions options, SystemRandomness randomness, CancellationToken cancellation)
    {
        var settings = options.Settings;
        var listener = GatewayListener.Of(settings, options.SettingsFolder);
        _gateway = WebApps.Gateway(listener, GatewayRoom.Options(settings), _stores.Journal, randomness, _time, _logs);
        GatewayAddress = await WebApps.StartAsync(_gateway, "the gateway", listener.EndPoint, cancellation);
        GatewayHttp2Address = WebApps.SecondAddress(_gateway);
        _logs.CreateLogger<EmbeddedHost>().Listening("Gateway", GatewayAddress.ToString());
    }

    // A line that stops must not take the gateway with it: calls go on into the journal, and the line starts again from the store's truth.
    private async Task SuperviseAsync(ProcessingLine line, ILogger log)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await line.RunAsync(_stop.Token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.ProcessingStopped($"{e.GetType().Name}: {(e is InvalidDataException ? e.Message : "")}", RestartDelay);
                await Task.Delay(RestartDelay, _time, _stop.Token).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    // A stopped gateway leaves nothing open; what it closed is sealed before the rest goes, for as long as stopping may take.
    private async Task DrainAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15), _time);
        try
        {
            while (Status.Trouble is null && (await _stores.Journal.CountAsync(patience.Token)).Waiting > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20), _time, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return;   // the journal keeps it for the next start
        }
    }

    private async Task PublishLastAsync()
    {
        try
        {
            await _heads.PublishAsync(anchor: true, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            _logs.CreateLogger<EmbeddedHost>().ProcessingStopped(e.GetType().Name, TimeSpan.Zero);
        }
    }

    private static async Task StopAsync(WebApplication? app)
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
