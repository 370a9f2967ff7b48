using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Tests.Shared;

/// <summary>Sealed records for tests of stores. Made from their index alone, so that the same call gives the same bytes. Hashes, keys and
/// ciphertext have the right lengths but prove nothing.</summary>
public static class Records
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public const string Pseudonym = "00112233445566778899aabbccddeeff";

    /// <summary>A run of interactions, one second apart, with the parts body and raw.</summary>
    public static List<SealedRecord> Run(StreamId stream, long first, int count, DateTimeOffset? start = null, int rawBytes = 200) =>
        [.. Enumerable.Range(0, count).Select(i => One(stream, first + i, (start ?? Start).AddSeconds(first + i), rawBytes: rawBytes))];

    public static SealedRecord One(
        StreamId stream, long index, DateTimeOffset? at = null, string? system = "helpdesk", LeafMeta? meta = null,
        string type = LeafType.Interaction, long? gatewayNumber = null, string? user = Pseudonym, int rawBytes = 200,
        string gateway = "gw-1")
    {
        var capturedAt = at ?? Start.AddSeconds(index);
        var id = IdOf(stream, index, capturedAt);
        var parts = type == LeafType.Interaction ? PartsOf(id, rawBytes) : [];
        var leaf = new Leaf
        {
            Type = type,
            Stream = $"audit.test/s/{stream}",
            Index = index,
            Id = id.ToString(),
            Gateway = gateway,
            GatewayNumber = gatewayNumber ?? index + 1,
            System = system,
            SystemNumber = system is null ? null : index + 1,
            CapturedAt = capturedAt,
            Meta = meta ?? Meta(),
            Parts = [.. parts.Select(part => KeyValuePair.Create(part.Name, part.Commitment))],
        };
        var body = type == LeafType.Interaction ? BodyOf(id, user) : null;
        return new SealedRecord(leaf, new LeafWriter().Write(leaf), index * 10, body, parts);
    }

    /// <summary>A capture loss of <paramref name="count"/> calls.</summary>
    public static SealedRecord Loss(
        StreamId stream, long index, long first, long count, DateTimeOffset? at = null, DateTimeOffset? to = null, string? system = "helpdesk")
    {
        var from = at ?? Start.AddSeconds(index);
        var meta = new LeafMeta
        {
            Origin = "gateway", Tenant = "acme", Provider = "openai", Reason = "journal_full", Lost = count, LostFrom = from, LostTo = to ?? from,
        };
        return One(stream, index, from, system, meta, LeafType.Loss, first);
    }

    public static SealedRecord Heartbeat(StreamId stream, long index, long told, IReadOnlyList<long> open, string gateway = "gw-1")
    {
        var at = Start.AddSeconds(index);
        var meta = new LeafMeta { Open = open.Count, OpenNumbers = NumberRanges.Write(open, out _) };
        return One(stream, index, at, null, meta, LeafType.Heartbeat, told, gateway: gateway);
    }

    public static LeafMeta Meta() => new()
    {
        Origin = "gateway",
        Tenant = "acme",
        Provider = "openai",
        Dialect = "openai-chat",
        DialectVersion = 1,
        Operation = "chat",
        ModelRequested = "gpt-x",
        ModelAnswered = "gpt-x-2026-01-01",
        Outcome = "completed",
        HttpStatus = 200,
        FinishReason = "stop",
        ServiceTier = "flex",
        Stream = true,
        StreamComplete = true,
        InputTokens = 100,
        CachedInputTokens = 40,
        OutputTokens = 10,
        UsageSource = "estimated",
        UsageMethod = "bpe:o200k_base",
        CostUsd = "0.00125",
        CostParts = [new("cache_read_mtok", "0.00025"), new("input_mtok", "0.001")],
        ChargedUnits = [new("cache_read_mtok", 40), new("input_mtok", 60)],
        UsageDetails = [new("audio_input_tokens", 0), new("web_searches", 2)],
        PriceVersion = "2026-03",
        ToolCalls = 0,
        DurationMicroseconds = 1_200_000,
        FirstByteMicroseconds = 300_000,
        RequestBytes = 900,
        ResponseBytes = 1_100,
        Redaction = "scanned",
        DetectorVersion = "1",
        Pii = [KeyValuePair.Create("EMAIL_ADDRESS", 2L), KeyValuePair.Create("PERSON", 1L)],
    };

    public static RedactedText Redacted(string text) => MakeRedacted(text);

    private static EnvelopeId IdOf(StreamId stream, long index, DateTimeOffset capturedAt)
    {
        var bytes = HashOf(string.Create(CultureInfo.InvariantCulture, $"{stream}/{index}/{capturedAt.UtcTicks}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new EnvelopeId(new Guid(bytes, bigEndian: true));
    }

    private static List<SealedPart> PartsOf(EnvelopeId id, int rawBytes)
    {
        var ciphertext = new byte[rawBytes];
        new Random(id.Value.GetHashCode()).NextBytes(ciphertext);
        return
        [
            new SealedPart(
                PartName.Body, new PartCommitment(HashOf(id + "pc"), HashOf(id + "kh"), null), "0123456789abcdef0123456789abcdef",
                Repeat(HashOf(id + "wk"), 61), HashOf(id + "salt"),
                Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","text":"line one\n\nline three"}"""), null),
            new SealedPart(
                PartName.Raw, new PartCommitment(HashOf(id + "pr"), HashOf(id + "kr"), HashOf(id + "ch")),
                "fedcba9876543210fedcba9876543210", Repeat(HashOf(id + "wr"), 61), null, null, ciphertext),
        ];
    }

    private static RedactedInteraction BodyOf(EnvelopeId id, string? user) => new()
    {
        Id = id,
        Decoding = new Decoding("openai-chat", 1, null),
        Operation = "chat",
        ModelRequested = "gpt-x",
        ModelAnswered = "gpt-x-2026-01-01",
        ResponseId = null,
        FinishReasons = ["stop"],
        Usage = Usage.Unknown,
        UsageSource = UsageSource.Unknown,
        UsageMethod = null,
        Stream = true,
        StreamComplete = true,
        Input = [],
        Output = [],
        ToolsOffered = [],
        ErrorType = null,
        ErrorCode = null,
        ErrorMessage = null,
        Target = MakeRedacted("POST /v1/chat/completions"),
        UserPseudonym = user,
        Session = MakeRedacted("session-1"),
        Purpose = MakeRedacted("answering"),
        Tags = [KeyValuePair.Create(MakeRedacted("team"), MakeRedacted("north"))],
        Report = new RedactionReport(
            RedactionStatus.Scanned, "1", new Dictionary<string, int>(), new Dictionary<string, int>(), []),
    };

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static byte[] Repeat(byte[] bytes, int length) => [.. Enumerable.Range(0, length).Select(i => bytes[i % bytes.Length])];

    // Only the redactor makes redacted text; a store's test has no redactor and needs some.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern RedactedText MakeRedacted(string value);
}
