namespace AuditPipeline.Pii.Identifiers.Crypto;

/// <summary>Base 32 with a BCH code: Bech32 (BIP 173), Bech32m (BIP 350) and Bitcoin Cash's CashAddr.</summary>
internal static class Bech32
{
    private const uint Constant = 1;
    private const uint ConstantM = 0x2bc830a3;
    private const int Checksum = 6;
    private const int LongestPrefix = 12;
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly uint[] Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
    private static readonly ulong[] CashGenerators = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470];
    private static readonly sbyte[] Values = TableOf();

    /// <param name="run">ASCII letters and digits.</param>
    internal static bool IsValid(ReadOnlySpan<char> run)
    {
        var one = run.LastIndexOf('1');
        if (one is < 1 or > LongestPrefix || run.Length - one - 1 < Checksum + 16 || MixesCase(run)) return false;
        var sum = 1u;
        for (var i = 0; i < one; i++) sum = Step(sum, (uint)(run[i] | 0x20) >> 5);
        sum = Step(sum, 0);
        for (var i = 0; i < one; i++) sum = Step(sum, (uint)(run[i] | 0x20) & 31);
        foreach (var c in run[(one + 1)..])
        {
            if (Values[c] < 0) return false;
            sum = Step(sum, (uint)Values[c]);
        }

        return sum is Constant or ConstantM;
    }

    /// <summary>The form without its prefix <c>bitcoincash:</c>, 42 characters.</summary>
    internal static bool IsCashAddress(ReadOnlySpan<char> run)
    {
        if (MixesCase(run)) return false;
        var sum = 1UL;
        foreach (var c in "bitcoincash") sum = CashStep(sum, c & 31u);
        sum = CashStep(sum, 0);
        foreach (var c in run)
        {
            if (Values[c] < 0) return false;
            sum = CashStep(sum, (uint)Values[c]);
        }

        return sum == 1;
    }

    private static uint Step(uint sum, uint value)
    {
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++) sum ^= ((top >> i) & 1) == 0 ? 0 : Generators[i];
        return sum;
    }

    private static ulong CashStep(ulong sum, uint value)
    {
        var top = sum >> 35;
        sum = ((sum & 0x07ffffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++) sum ^= ((top >> i) & 1) == 0 ? 0 : CashGenerators[i];
        return sum;
    }

    private static bool MixesCase(ReadOnlySpan<char> run) => run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('A', 'Z');

    private static sbyte[] TableOf()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (sbyte)i;
            values[char.ToUpperInvariant(Alphabet[i])] = (sbyte)i;
        }

        return values;
    }
}
