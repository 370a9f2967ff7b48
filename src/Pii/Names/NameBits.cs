namespace AuditPipeline.Pii.Names;

/// <summary>What <c>names.words</c> tells of a word, made by deploy/words/names.mjs.</summary>
[Flags]
internal enum NameBits
{
    None = 0,

    /// <summary>A given name by several lists.</summary>
    Given = 1,

    /// <summary>A given name by one large list.</summary>
    RareGiven = 2,

    /// <summary>A family name by several lists, or a frequent one.</summary>
    Family = 4,

    RareFamily = 8,

    /// <summary>A word of a language as well.</summary>
    Word = 16,

    /// <summary>A very frequent word.</summary>
    Common = 32,

    /// <summary>A given name by many lists.</summary>
    Popular = 64,

    /// <summary>Not in the list; ends like family names do. Never in the file.</summary>
    Ending = 1 << 16,

    AnyGiven = Given | RareGiven,
    AnyFamily = Family | RareFamily,
    AnyName = AnyGiven | AnyFamily,
}
