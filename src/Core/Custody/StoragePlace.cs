using System.Text.Json.Serialization;

namespace AuditPipeline.Core.Custody;

/// <summary>Where content or its keys rest. Wire names are in snake case.</summary>
[JsonConverter(typeof(WordConverter<StoragePlace>))]
public enum StoragePlace
{
    /// <summary>Key-encryption keys.</summary>
    KeyRing = 1,

    /// <summary>Wrapped data keys.</summary>
    RecordKeys = 2,

    /// <summary>Readable text, which questions and searches are answered from.</summary>
    Content = 3,

    /// <summary>Encrypted originals.</summary>
    Originals = 4,

    /// <summary>Earlier versions of the store's files, which the database removes after a while.</summary>
    OldFiles = 5,

    /// <summary>The gateway's journal.</summary>
    Journal = 6,

    /// <summary>The queue between gateways and processors.</summary>
    Queue = 7,

    /// <summary>Evidence packs kept by us.</summary>
    Packs = 8,

    /// <summary>Backups of the key ring: a destroyed key is dead there when the master key that wrapped it is.</summary>
    Backups = 9,
}
