using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Words;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Pii.Tests;

internal static class Detecting
{
    /// <summary>Everything, with the large lists where the launcher has made them.</summary>
    internal static readonly PiiEngine Engine = new(RecognizerCatalogue.With(Lists));


    internal static readonly TextScanner Scanner = new([Engine]);

    internal static WordLists Lists =>
        NativeParts.Folder() is { } folder && Directory.Exists(Path.Combine(folder, "cache", "words"))
            ? WordLists.Read(Path.Combine(folder, "cache", "words"))
            : WordLists.None;

    /// <summary>Values of one kind that the whole catalogue finds in a text.</summary>
    internal static string[] Find(string text, string kind) =>
        [.. Scanner.Scan(text).Detections.Where(d => d.Kind == kind).Select(d => text.Substring(d.Start, d.Length))];

    /// <summary>A text with <c>«»</c> around each value to be found.</summary>
    internal static void ShouldFind(string marked, string kind)
    {
        var expected = marked.Split('«').Skip(1).Select(p => p[..p.IndexOf('»', StringComparison.Ordinal)]).ToArray();

        var found = Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), kind);

        found.ShouldBe(expected, marked);
    }
}
