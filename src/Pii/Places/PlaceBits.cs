namespace AuditPipeline.Pii.Places;

/// <summary>What <c>places.words</c> knows of a name; <c>deploy/words/places.mjs</c> writes the same bits.</summary>
internal static class PlaceBits
{
    internal const int Town = 1;

    /// <summary>A town of 15,000 inhabitants or more.</summary>
    internal const int Midsize = 2;

    /// <summary>A town of 100,000 inhabitants or more.</summary>
    internal const int Large = 4;

    internal const int Region = 8;
    internal const int Country = 16;

    /// <summary>A word with a meaning of its own, <c>Reading</c>, or a frequent name that only a small place has.</summary>
    internal const int Word = 32;

    /// <summary>People are called so too.</summary>
    internal const int Person = 64;
}
