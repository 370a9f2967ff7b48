namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>CRC-32 of IEEE 802.3 (reflected, polynomial 0x04C11DB7), as AWS event streams carry it.</summary>
internal static class Crc32
{
    private const uint Reflected = 0xEDB88320;
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = Table[(crc ^ value) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ Reflected;
            table[i] = entry;
        }

        return table;
    }
}
