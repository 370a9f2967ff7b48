using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>The capture losses of the period, with cause and interval.</summary>
internal static class PackLossTable
{
    private const int MostRows = 100;

    /// <summary>Null when there are none.</summary>
    public static TableBlock? Of(CompletenessFigures figures, PackWords words, ReaderFormat format)
    {
        var losses = figures.Gateways.SelectMany(g => g.Losses).ToList();
        if (losses.Count == 0) return null;
        var caption = words.LossTable;
        if (losses.Count > MostRows)
            caption += "  " + string.Format(CultureInfo.InvariantCulture, words.NotShown, format.Number(losses.Count - MostRows));
        return new TableBlock(
            caption,
            [
                new(words.Gateway, 1.7, NamesRow: true), new(words.LossNumbers, 1.2), new(words.LossCause, 2), new(words.LossInterval, 2.2),
                new(words.Calls, 1, CellAlign.End), new(words.Provider, 1.2), new(words.System, 1.2),
            ],
            losses.Take(MostRows).Select(l => new TableRow(
                l.Instance, Numbers(l), words.LossCauses.GetValueOrDefault(l.Cause, l.Cause), $"{ReaderFormat.Stamp(l.From)} – {ReaderFormat.Stamp(l.To)}",
                format.Number(l.Count), l.Provider ?? words.NotNamed, l.System ?? words.NotNamed)));
    }

    private static string Numbers(CaptureLossLine loss) => loss.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{loss.FirstNumber}")
        : string.Create(CultureInfo.InvariantCulture, $"{loss.FirstNumber}–{loss.FirstNumber + loss.Count - 1}");
}
