using System.Runtime.InteropServices;
using System.Text;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>Names and values of a statement's parameters as the arrays of pointers and lengths the C functions take.</summary>
internal sealed unsafe class NativeParameters : IDisposable
{
    private readonly byte* block;

    public NativeParameters(SqlParameters? parameters)
    {
        var pairs = parameters?.Escaped ?? [];
        Count = (nuint)pairs.Count;
        if (pairs.Count == 0) return;

        var text = 0;
        foreach (var (name, value) in pairs) text += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value) + 2;
        var tables = pairs.Count * 4 * sizeof(nint);
        block = (byte*)NativeMemory.AllocZeroed((nuint)(tables + text));
        Names = (byte**)block;
        NameLengths = (nuint*)(Names + pairs.Count);
        Values = (byte**)(NameLengths + pairs.Count);
        ValueLengths = (nuint*)(Values + pairs.Count);

        var at = block + tables;
        for (var i = 0; i < pairs.Count; i++)
        {
            (Names[i], NameLengths[i]) = Put(pairs[i].Key, ref at, block + tables + text);
            (Values[i], ValueLengths[i]) = Put(pairs[i].Value, ref at, block + tables + text);
        }
    }

    public nuint Count { get; }

    public byte** Names { get; }

    public nuint* NameLengths { get; }

    public byte** Values { get; }

    public nuint* ValueLengths { get; }

    public void Dispose() => NativeMemory.Free(block);

    private static (Pointer Start, nuint Length) Put(string text, ref byte* at, byte* end)
    {
        var start = at;
        var length = Encoding.UTF8.GetBytes(text, new Span<byte>(at, checked((int)(end - at))));
        at += length + 1;   // zero-terminated as well, since the block is zeroed
        return (new Pointer(start), (nuint)length);
    }

    /// <summary>A pointer that can be part of a tuple.</summary>
    private readonly struct Pointer(byte* address)
    {
        private readonly byte* address = address;

        public static implicit operator byte*(Pointer pointer) => pointer.address;
    }
}
