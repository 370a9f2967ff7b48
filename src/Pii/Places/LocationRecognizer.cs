using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Towns, regions and countries by their names.</summary>
internal sealed class LocationRecognizer : IRecognizer
{
    public const string Kind = "LOCATION";

    private readonly WordList places;

    internal LocationRecognizer(WordList places) => this.places = places;

    public string Name => "place";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => [];

    public string Rules => FormattableString.Invariant($"{Name} {places.Count}");

    public void Find(ScanText scan, List<Detection> found)
    {
    }
}
