using System.Buffers;
using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary><c>anchor/consistency.json</c>: one proof for every two neighbouring anchor sizes that occur in the pack.</summary>
public static class ConsistencyFile
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Canonical bytes, in the order given.</summary>
    public static byte[] Write(IReadOnlyList<ConsistencyStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var buffer = new ArrayBufferWriter<byte>(1024);
        var writer = new CanonicalJsonWriter(buffer);
        writer.WriteStartArray();
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteInteger("new"u8, step.New);
            writer.WriteInteger("old"u8, step.Old);
            PackJson.WriteHashes(writer, "proof"u8, step.Proof);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file; null with the fault named.</summary>
    public static IReadOnlyList<ConsistencyStep>? TryParse(ReadOnlyMemory<byte> bytes, out string? fault)
    {
        using var document = PackJson.Parse(bytes, new CanonicalJsonLimits(MaxBytes, AllowTopLevelArray: true), out fault);
        if (document is null) return null;
        if (document.RootElement.ValueKind is not JsonValueKind.Array)
        {
            fault = "not an array";
            return null;
        }

        var steps = new List<ConsistencyStep>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Object || !PackJson.OnlyHas(item, "new", "old", "proof")
                || PackJson.Number(item, "old") is not { } old || PackJson.Number(item, "new") is not { } @new
                || PackJson.Hashes(item, "proof", ConsistencyProof.MaxLength) is not { } proof)
            {
                fault = $"entry {steps.Count} is malformed";
                return null;
            }

            steps.Add(new ConsistencyStep(old, @new, proof));
        }

        return steps;
    }
}
