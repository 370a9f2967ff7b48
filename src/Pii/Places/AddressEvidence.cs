namespace AuditPipeline.Pii.Places;

/// <summary>What speaks for an address, in points that add up.</summary>
internal static class AddressEvidence
{
    internal const int Street = 3;
    internal const int MaybeStreet = 1;
    internal const int Number = 1;

    /// <summary>One number before the name and one behind it.</summary>
    internal const int BothNumbers = 1;
    internal const int Unit = 3;

    /// <summary>A postcode with a known town.</summary>
    internal const int PostcodeTown = 4;

    /// <summary>A postcode with a capitalised word.</summary>
    internal const int Postcode = 3;

    internal const int Town = 2;
    internal const int Cue = 2;

    /// <summary>So many points make an address.</summary>
    internal const int Enough = 4;

    /// <summary>0.6 for what is just enough, up to 0.96.</summary>
    internal static double Score(int points) => Math.Min(0.96, 0.6 + 0.06 * (points - Enough));
}
