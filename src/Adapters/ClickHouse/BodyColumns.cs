using System.Text.Json;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The columns of the content table that questions ask by, held against the payload beside them, which the leaf commits to.</summary>
internal static class BodyColumns
{
    private static readonly string[] Names = ["user_pseudonym", "session", "purpose", "tags"];

    /// <summary>Reads the columns from <paramref name="row"/> and names those that do not say what the payload of a part <c>body</c> says.
    /// Other parts leave them empty.</summary>
    public static IReadOnlyList<string> ReadDiffering(ref RowBinaryReader row, ReadOnlySpan<byte> payload, bool isBody)
    {
        var (user, session, purpose) = (row.ReadNullableString(), row.ReadNullableString(), row.ReadNullableString());
        var tags = new List<KeyValuePair<string, string>>();
        for (var left = row.ReadCount(); left > 0 && !row.Incomplete; left--) tags.Add(new(row.ReadString(), row.ReadString()));
        if (row.Incomplete) return [];

        var said = isBody ? Said(payload) : (null, null, null, []);
        bool[] same = [user == said.User, session == said.Session, purpose == said.Purpose, tags.SequenceEqual(said.Tags)];
        return Array.TrueForAll(same, s => s) ? [] : [.. Names.Where((_, i) => !same[i])];
    }

    private static (string? User, string? Session, string? Purpose, List<KeyValuePair<string, string>> Tags) Said(ReadOnlySpan<byte> payload)
    {
        (string? User, string? Session, string? Purpose, List<KeyValuePair<string, string>> Tags) said = (null, null, null, []);
        try
        {
            var reader = new Utf8JsonReader(payload);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return said;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("user"u8)) said.User = Text(ref reader);
                else if (reader.ValueTextEquals("session"u8)) said.Session = Text(ref reader);
                else if (reader.ValueTextEquals("purpose"u8)) said.Purpose = Text(ref reader);
                else if (reader.ValueTextEquals("tags"u8)) ReadTags(ref reader, said.Tags);
                else reader.Skip();
            }
        }
        catch (Exception notABody) when (notABody is JsonException or InvalidOperationException)
        {
            return said;   // a payload that is no body fails its commitment, which is told
        }

        return said;
    }

    private static void ReadTags(ref Utf8JsonReader reader, List<KeyValuePair<string, string>> tags)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (name, value) = ("", "");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("name"u8)) name = Text(ref reader) ?? "";
                else if (reader.ValueTextEquals("value"u8)) value = Text(ref reader) ?? "";
                else reader.Skip();
            }

            tags.Add(new(name, value));
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
