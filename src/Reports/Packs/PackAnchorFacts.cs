using System.Globalization;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>What the cover says of those outside who hold the log: witnesses and timestamp.</summary>
internal static class PackAnchorFacts
{
    public static IEnumerable<KeyValue> Of(AnchorReport anchors, PackWords words, ReaderFormat format)
    {
        yield return new KeyValue(words.Witnesses, Witnesses(anchors, words, format));
        yield return new KeyValue(words.Timestamps, Timestamp(anchors.Timestamp, words, format));
    }

    private static string Witnesses(AnchorReport anchors, PackWords words, ReaderFormat format)
    {
        if (anchors.Quorum is not { } quorum) return words.NoWitnesses;
        if (quorum.MissedSince is { } since) return With(words.WitnessesMissed, format.Time(since));
        var cosigned = anchors.Witnesses.Where(w => w.CosignedAt is not null && w.Size == anchors.Size)
            .Select(w => $"{w.Name}, {format.Number(w.Size)}, {format.Time(w.CosignedAt!.Value)}").ToList();
        return cosigned.Count > 0 ? With(words.WitnessesCosigned, string.Join("; ", cosigned)) : words.WitnessesNotAsked;
    }

    private static string Timestamp(TimestampState? timestamp, PackWords words, ReaderFormat format)
    {
        if (timestamp is null) return words.NoTimestamps;
        if (timestamp is { Trouble: { } trouble, Since: { } since }) return With(words.TimestampMissed, trouble, format.Time(since));
        return timestamp.Time is { } time ? With(words.TimestampGot, format.Time(time)) : words.NoTimestamps;
    }

    private static string With(string sentence, params object[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
