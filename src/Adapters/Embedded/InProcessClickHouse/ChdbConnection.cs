using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>One connection of the engine: one statement at a time, all calls blocking. Not thread-safe; its thread calls it.</summary>
internal sealed unsafe class ChdbConnection
{
    private static readonly byte[] RowBinary = "RowBinary"u8.ToArray();
    private readonly ChdbLibrary library;
    private readonly nint* handle;
    private string database = "default";

    private ChdbConnection(ChdbLibrary library, nint* handle)
    {
        this.library = library;
        this.handle = handle;
    }

    /// <summary>Null when the engine refuses; it gives no reason.</summary>
    public static ChdbConnection? Open(ChdbLibrary library, IReadOnlyList<string> arguments)
    {
        var texts = new nint[arguments.Count];
        try
        {
            for (var i = 0; i < texts.Length; i++) texts[i] = Marshal.StringToCoTaskMemUTF8(arguments[i]);
            fixed (nint* argv = texts)
            {
                var handle = library.Connect(texts.Length, (byte**)argv);
                return handle is null || *handle == 0 ? null : new ChdbConnection(library, handle);
            }
        }
        finally
        {
            foreach (var text in texts) Marshal.FreeCoTaskMem(text);
        }
    }

    public void Close() => library.CloseConnection(handle);

    public void Use(string name)
    {
        if (name == database) return;
        Execute($"USE `{name}`", null, $"use database {name}");
        database = name;
    }

    public void Execute(string sql, SqlParameters? parameters, string doing)
    {
        var result = Start(library.Query, sql, parameters);
        try
        {
            ThrowOnError(library.ResultError(result), doing);
        }
        finally
        {
            library.DestroyResult(result);
        }
    }

    public void Insert(
        string sql, ReadOnlySequence<byte> rows, string? deduplicationToken, string doing, CancellationToken cancellation)
    {
        var parameters = deduplicationToken is null ? null : new SqlParameters().Add("token", deduplicationToken);
        var statement = deduplicationToken is null ? sql : sql + " SETTINGS insert_deduplication_token = {token:String}";
        var stream = Start(library.StreamInsert, statement, parameters);
        try
        {
            ThrowOnError(library.StreamInsertError(stream), doing);
            foreach (var segment in rows)
            {
                if (cancellation.IsCancellationRequested)
                {
                    library.StreamCancelInsert(stream);
                    throw new OperationCanceledException(cancellation);
                }

                if (!Append(stream, segment.Span)) break;   // the engine has failed; its reason comes with StreamDone
            }

            var result = library.StreamDone(stream);
            try
            {
                ThrowOnError(library.ResultError(result), doing);
            }
            finally
            {
                library.DestroyResult(result);
            }
        }
        finally
        {
            library.DestroyInsertStream(stream);
        }
    }

    /// <summary>Starts a SELECT; the answer is for <see cref="Fetch{T}"/> and <see cref="EndQuery"/>.</summary>
    public nint StartQuery(string sql, SqlParameters? parameters, string doing)
    {
        var stream = Start(library.StreamQuery, sql, parameters);
        var error = library.ResultError(stream);
        if (error is null) return stream;
        var failure = ClickHouseException.FromEngine(TextOf(error), doing);
        library.DestroyResult(stream);
        throw failure;
    }

    /// <summary>Decodes the next block into <paramref name="rows"/>; false at the end.</summary>
    public bool Fetch<T>(nint stream, RowDecoder<T> decode, List<T> rows, string doing)
    {
        var block = library.StreamFetch(*handle, stream);
        try
        {
            ThrowOnError(library.ResultError(block), doing);
            var buffer = library.ResultBuffer(block);
            var length = checked((int)library.ResultLength(block));
            if (buffer is null || length == 0) return false;   // a null buffer is an empty result
            var reader = new RowBinaryReader(new ReadOnlySpan<byte>(buffer, length));
            while (!reader.AtEnd)
            {
                var row = decode(ref reader);
                if (reader.Incomplete) throw new ClickHouseException($"The engine's answer ended inside a row ({doing}).");
                rows.Add(row);
            }

            return true;
        }
        finally
        {
            library.DestroyResult(block);
        }
    }

    public void EndQuery(nint stream, bool atEnd)
    {
        if (!atEnd) library.StreamCancel(*handle, stream);
        library.DestroyResult(stream);
    }

    private bool Append(nint stream, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return bytes.IsEmpty || library.StreamAppend(stream, start, (nuint)bytes.Length) == 0;
        }
    }

    private nint Start(
        delegate* unmanaged<nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint> function,
        string sql,
        SqlParameters? parameters)
    {
        using var native = new NativeParameters(parameters);
        fixed (byte* text = Encoding.UTF8.GetBytes(sql))
        fixed (byte* format = RowBinary)
        {
            return function(
                *handle, text, (nuint)Encoding.UTF8.GetByteCount(sql), format, (nuint)RowBinary.Length,
                native.Names, native.NameLengths, native.Values, native.ValueLengths, native.Count);
        }
    }

    private static void ThrowOnError(byte* error, string doing)
    {
        if (error is not null) throw ClickHouseException.FromEngine(TextOf(error), doing);
    }

    private static string TextOf(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
