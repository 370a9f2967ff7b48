using System.Globalization;
using System.Text;
using AuditPipeline.Core.Captures;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>Label and wrapped key as headers: CloudEvents 1.0.2, Kafka protocol binding 1.0.2, section 3.2 (binary content mode).
/// Names of our extension attributes are lower-case letters, as CloudEvents section 3.1 asks.</summary>
internal static class MessageHeaders
{
    public const string SpecVersion = "ce_specversion";
    public const string Id = "ce_id";
    public const string Source = "ce_source";
    public const string Type = "ce_type";
    public const string Time = "ce_time";
    public const string ContentType = "content-type";

    /// <summary>Place in the instance's count; absent where it is not known.</summary>
    public const string Number = "ce_auditnumber";

    /// <summary>The data key, wrapped, in base64.</summary>
    public const string Key = "ce_auditkey";

    /// <summary>How the value is made from the Protobuf bytes.</summary>
    public const string Coding = "ce_auditcoding";

    private const string Version = "1.0";
    private const string Protobuf = "application/protobuf";
    private const string SourcePrefix = "/auditpipeline/";
    private const string NoInstance = "unknown";
    private const int LongestKey = 1_024;

    public static Headers Write(MessageLabel label, string coding, string wrappedKey)
    {
        var headers = new Headers();
        Add(headers, SpecVersion, Version);
        Add(headers, Id, label.Id.ToString());
        Add(headers, Source, SourcePrefix + (label.Number?.Instance ?? NoInstance));
        Add(headers, Type, label.Kind.Type());
        Add(headers, Time, label.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Add(headers, ContentType, Protobuf);
        if (label.Number is { } number) Add(headers, Number, number.Value.ToString(CultureInfo.InvariantCulture));
        Add(headers, Coding, coding);
        Add(headers, Key, wrappedKey);
        return headers;
    }

    /// <summary>The label, or null when the headers are not ours; then also without key.</summary>
    public static MessageLabel? Read(Headers headers, out string coding, out byte[] wrappedKey)
    {
        coding = Text(headers, Coding) ?? "";
        wrappedKey = [];
        if (Text(headers, SpecVersion) != Version || Text(headers, ContentType) != Protobuf) return null;
        if (MessageKinds.Parse(Text(headers, Type)) is not { } kind || !EnvelopeId.TryParse(Text(headers, Id), out var id)) return null;
        if (!DateTimeOffset.TryParse(
                Text(headers, Time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return null;
        if (Text(headers, Source) is not { } source || !source.StartsWith(SourcePrefix, StringComparison.Ordinal)) return null;

        GatewayNumber? number = null;
        if (Text(headers, Number) is { } digits)
        {
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
            number = new GatewayNumber(source[SourcePrefix.Length..], value);
        }

        if (number is null && kind != MessageKind.Reject) return null;
        if (Text(headers, Key) is not { Length: > 0 and <= LongestKey } key) return null;

        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length)) return null;

        wrappedKey = bytes[..length];
        return new MessageLabel(kind, id, number, at);
    }

    private static void Add(Headers headers, string name, string value) => headers.Add(name, Encoding.UTF8.GetBytes(value));

    private static string? Text(Headers headers, string name) =>
        headers.TryGetLastBytes(name, out var bytes) && bytes is not null ? Encoding.UTF8.GetString(bytes) : null;
}
