using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>Reads recorded exchanges, one JSON object a line (request and response with status, headers and <c>body</c> or
/// <c>body_b64</c>), into envelopes. Streaming; memory is bounded by the longest line.</summary>
public sealed class ExchangeReader
{
    /// <summary>Longest line read by default, in bytes.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private readonly DateTimeOffset undated;
    private readonly int longestLine;

    /// <param name="undated">Time of capture for exchanges whose answer has no <c>date</c> header.</param>
    /// <param name="longestLine">In bytes; a longer line is told as a problem.</param>
    public ExchangeReader(DateTimeOffset undated, int longestLine = LongestLine)
    {
        this.undated = undated;
        this.longestLine = longestLine;
    }

    /// <summary>Reads to the end of <paramref name="source"/>. A line that is no exchange is told, and reading goes on; blank lines are
    /// passed over. The same line gives the same envelope, id included.</summary>
    public async IAsyncEnumerable<ExchangeLine> ReadAsync(
        Stream source, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);

        var lines = new LineReader(source, longestLine);
        for (long number = 1; await lines.ReadAsync(cancellation).ConfigureAwait(false) is var (line, overlong); number++)
        {
            if (overlong) yield return new ExchangeLine(number, null, $"longer than {longestLine} bytes");
            else if (!line.Span.ContainsAnyExcept(" \t\r\uFEFF"u8)) continue;
            else yield return Read(line, number);
        }
    }

    private ExchangeLine Read(ReadOnlyMemory<byte> line, long number)
    {
        using var body = JsonBody.Read(line);
        if (body.Problem is not null) return new ExchangeLine(number, null, "not a JSON object");

        var request = body.Root.Member("request"u8);
        var response = body.Root.Member("response"u8);
        var id = body.Root.Member("id"u8).Word();
        if (id is null) return new ExchangeLine(number, null, "no id");
        if (request.Member("path"u8).Text() is not { } path) return new ExchangeLine(number, null, "no request.path");
        if (response.Member("status"u8).Index(999) is not { } status) return new ExchangeLine(number, null, "no response.status");
        if (BodyOf(request) is not { } asked) return new ExchangeLine(number, null, "request.body_b64 is not base64");
        if (BodyOf(response) is not { } answered) return new ExchangeLine(number, null, "response.body_b64 is not base64");

        var answerHeaders = HeadersOf(response);
        var envelope = new Envelope
        {
            Id = IdOf(id),
            Tenant = "corpus",
            Number = new GatewayNumber("corpus", number),
            Origin = new EnvelopeOrigin("corpus", "1"),
            Provider = body.Root.Member("provider"u8).Word() ?? "unknown",
            CapturedAt = DateOf(answerHeaders),
            Duration = TimeSpan.Zero,
            Outcome = CaptureOutcome.Completed,
            Caller = CallerStatement.Silent,
            Request = new RequestCapture(
                request.Member("method"u8).Word() ?? "POST", path, WithHost(HeadersOf(request), request), asked, asked.Length, Truncated: false),
            Response = new ResponseCapture(status, answerHeaders, answered, answered.Length, Truncated: false),
            Keys = [],
        };
        return new ExchangeLine(number, new RecordedExchange(id, envelope), null);
    }

    private static byte[]? BodyOf(JsonView message)
    {
        var coded = message.Member("body_b64"u8);
        if (!coded.IsTold()) return Encoding.UTF8.GetBytes(message.Member("body"u8).Text() ?? "");

        return coded.FromBase64();
    }

    private static List<HeaderField> HeadersOf(JsonView message)
    {
        var fields = new List<HeaderField>();
        var headers = message.Member("headers"u8);
        if (!headers.IsObject()) return fields;

        foreach (var header in headers.Members())
        {
            if (header.Value.Word() is { } value)
            {
                fields.Add(new HeaderField(header.Name.ToLowerInvariant(), value));
            }
        }

        return fields;
    }

    // Recorded apart from the headers, which are those of interest only.
    private static List<HeaderField> WithHost(List<HeaderField> headers, JsonView request)
    {
        if (headers.Value("host") is null && request.Member("host"u8).Word() is { } host) headers.Add(new HeaderField("host", host));
        return headers;
    }

    private DateTimeOffset DateOf(List<HeaderField> headers)
    {
        foreach (var header in headers)
        {
            if (header.Name == "date" && DateTimeOffset.TryParseExact(
                header.Value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                return date;
            }
        }

        return undated;
    }

    private static EnvelopeId IdOf(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), digest);
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80);   // UUIDv8: by a rule of its own, RFC 9562 section 5.8
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new EnvelopeId(new Guid(digest[..16], bigEndian: true));
    }
}
