using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Reads <c>x-audit-*</c> headers into a <see cref="CallerStatement"/>.</summary>
internal static class CallerHeaders
{
    private const int MostSystemCharacters = 64;
    private const int MostCharacters = 256;
    private const int MostTags = 32;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The statement, and null; or the silent one, and the name of the first malformed header.</returns>
    public static (CallerStatement Statement, string? Malformed) Read(IHeaderDictionary headers)
    {
        if (!TryText(headers, AuditHeaders.System, MostSystemCharacters, out var system)
            || (system is null ? headers.ContainsKey(AuditHeaders.System) : !IsSystem(system)))
            return (CallerStatement.Silent, AuditHeaders.System);
        if (!TryText(headers, AuditHeaders.User, MostCharacters, out var user)) return (CallerStatement.Silent, AuditHeaders.User);
        if (!TryText(headers, AuditHeaders.Session, MostCharacters, out var session)) return (CallerStatement.Silent, AuditHeaders.Session);
        if (!TryText(headers, AuditHeaders.Purpose, MostCharacters, out var purpose)) return (CallerStatement.Silent, AuditHeaders.Purpose);
        if (!TryText(headers, AuditHeaders.Tags, int.MaxValue, out var json)) return (CallerStatement.Silent, AuditHeaders.Tags);
        var tags = CallerStatement.Silent.Tags;
        if (json is not null && !TryTags(json, out tags)) return (CallerStatement.Silent, AuditHeaders.Tags);
        return (new CallerStatement(system, user, session, purpose, tags), null);
    }

    /// <summary>One header line in UTF-8 without control characters; an empty or absent one says nothing.</summary>
    private static bool TryText(IHeaderDictionary headers, string name, int mostCharacters, out string? text)
    {
        text = null;
        var values = headers[name];
        if (values.Count == 0) return true;
        if (values.Count > 1) return false;
        var raw = values[0];
        if (string.IsNullOrEmpty(raw)) return true;
        text = Ascii.IsValid(raw) ? raw : FromLatin1(raw);
        return text is not null && text.Length <= mostCharacters && !text.Any(char.IsControl);
    }

    /// <summary>Headers are taken byte for byte as Latin-1, so that unknown ones pass unchanged; ours are UTF-8.</summary>
    private static string? FromLatin1(string raw)
    {
        if (raw.Any(c => c > '\u00ff')) return null;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(raw));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsSystem(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static bool TryTags(string json, out IReadOnlyDictionary<string, string> tags)
    {
        var found = new Dictionary<string, string>();
        tags = found;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = 1 });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString() ?? "";
                if (!reader.Read() || reader.TokenType != JsonTokenType.String) return false;
                var value = reader.GetString() ?? "";
                if (name.Length is 0 or > MostCharacters || value.Length > MostCharacters) return false;
                if (found.Count == MostTags || !found.TryAdd(name, value)) return false;
            }

            return !reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
