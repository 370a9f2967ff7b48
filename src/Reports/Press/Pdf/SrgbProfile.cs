using System.Buffers.Binary;
using System.Text;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>A small sRGB display profile, ICC version 2.1: primaries of IEC 61966-2.1 adapted to D50 (Bradford) and a
/// gamma of 2.2 for all three channels.</summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;

    public static byte[] Create()
    {
        var gamma = Curve();
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.4360, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7139)),
            ("rTRC", gamma),
            ("gTRC", gamma),
            ("bTRC", gamma),
        ];
        using var body = new MemoryStream();
        using var table = new MemoryStream();
        table.Write(Big(tags.Length));
        var dataStart = HeaderLength + 4 + (12 * tags.Length);
        foreach (var (name, data) in tags)
        {
            table.Write(Encoding.ASCII.GetBytes(name));
            table.Write(Big(dataStart + (int)body.Length));
            table.Write(Big(data.Length));
            body.Write(data);
            while (body.Length % 4 != 0) body.WriteByte(0);
        }

        var header = new byte[HeaderLength];
        Big(dataStart + (int)body.Length).CopyTo(header, 0);
        header[8] = 2;
        header[9] = 0x10;
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24), 2026);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(28), 1);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        Fixed(0.9642).CopyTo(header, 68);
        Fixed(1.0).CopyTo(header, 72);
        Fixed(0.8249).CopyTo(header, 76);
        return [.. header, .. table.ToArray(), .. body.ToArray()];
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Fixed(double value) => Big((int)Math.Round(value * 65536));

    private static byte[] Xyz(double x, double y, double z) =>
        [.. "XYZ \0\0\0\0"u8, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Text(string value) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(value), 0];

    // textDescriptionType: ASCII count and text, then empty Unicode and ScriptCode parts (ICC.1:2001-04, 6.5.17).
    private static byte[] Description(string value) =>
        [.. "desc\0\0\0\0"u8, .. Big(value.Length + 1), .. Encoding.ASCII.GetBytes(value), 0, .. new byte[4 + 4 + 2 + 1 + 67]];

    private static byte[] Curve() => [.. "curv\0\0\0\0"u8, .. Big(1), 0x02, 0x33];   // u8Fixed8: 2 + 51/256 = 2.2
}
