using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>Where a lane (one journal instance) goes: one partition, chosen once, so that a topic that grows does not move it. Kept in a
/// small file beside the journal.</summary>
internal sealed record LanePlace(string Instance, string Topic, int Partition)
{
    private const string Name = "kafka-lane.json";

    /// <summary>The place on file, or one chosen now and durable on return.</summary>
    /// <param name="partitions">How many the topic has; asked for only when there is a choice.</param>
    public static LanePlace Of(string folder, string instance, string topic, Func<int> partitions)
    {
        var file = Path.Combine(folder, Name);
        if (Read(file) is { } kept && kept.Instance == instance && kept.Topic == topic) return kept;

        var chosen = new LanePlace(instance, topic, Choose(instance, partitions()));
        DurableFile.Write(folder, Name, JsonSerializer.SerializeToUtf8Bytes(chosen, LaneJson.Default.LanePlace));
        return chosen;
    }

    private static LanePlace? Read(string file)
    {
        if (!File.Exists(file)) return null;

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), LaneJson.Default.LanePlace);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} cannot be read; remove it to choose a partition anew", broken);
        }
    }

    private static int Choose(string instance, int partitions) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(instance))) % (uint)partitions);
}
