using System.Runtime.InteropServices;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>The C functions of libchdb (chdb.h, 26.7) this adapter calls. Loaded once per process and never unloaded: the engine's
/// threads outlive its connections.</summary>
internal sealed unsafe class ChdbLibrary
{
    private static readonly Lock Gate = new();
    private static ChdbLibrary? loaded;

    public readonly delegate* unmanaged<int, byte**, nint*> Connect;
    public readonly delegate* unmanaged<nint*, void> CloseConnection;
    public readonly delegate* unmanaged<
        nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint> Query;
    public readonly delegate* unmanaged<
        nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint> StreamQuery;
    public readonly delegate* unmanaged<nint, nint, nint> StreamFetch;
    public readonly delegate* unmanaged<nint, nint, void> StreamCancel;
    public readonly delegate* unmanaged<nint, void> DestroyResult;
    public readonly delegate* unmanaged<nint, byte*> ResultBuffer;
    public readonly delegate* unmanaged<nint, nuint> ResultLength;
    public readonly delegate* unmanaged<nint, byte*> ResultError;
    public readonly delegate* unmanaged<
        nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint> StreamInsert;
    public readonly delegate* unmanaged<nint, byte*, nuint, int> StreamAppend;
    public readonly delegate* unmanaged<nint, nint> StreamDone;
    public readonly delegate* unmanaged<nint, void> StreamCancelInsert;
    public readonly delegate* unmanaged<nint, byte*> StreamInsertError;
    public readonly delegate* unmanaged<nint, void> DestroyInsertStream;
    private readonly delegate* unmanaged<int> shutdown;

    private ChdbLibrary(string path, nint handle)
    {
        Path = path;
        Connect = (delegate* unmanaged<int, byte**, nint*>)Symbol(handle, "chdb_connect");
        CloseConnection = (delegate* unmanaged<nint*, void>)Symbol(handle, "chdb_close_conn");
        Query = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint>)
            Symbol(handle, "chdb_query_with_params_n");
        StreamQuery = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint>)
            Symbol(handle, "chdb_stream_query_with_params_n");
        StreamFetch = (delegate* unmanaged<nint, nint, nint>)Symbol(handle, "chdb_stream_fetch_result");
        StreamCancel = (delegate* unmanaged<nint, nint, void>)Symbol(handle, "chdb_stream_cancel_query");
        DestroyResult = (delegate* unmanaged<nint, void>)Symbol(handle, "chdb_destroy_query_result");
        ResultBuffer = (delegate* unmanaged<nint, byte*>)Symbol(handle, "chdb_result_buffer");
        ResultLength = (delegate* unmanaged<nint, nuint>)Symbol(handle, "chdb_result_length");
        ResultError = (delegate* unmanaged<nint, byte*>)Symbol(handle, "chdb_result_error");
        StreamInsert = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint>)
            Symbol(handle, "chdb_stream_insert_with_params_n");
        StreamAppend = (delegate* unmanaged<nint, byte*, nuint, int>)Symbol(handle, "chdb_stream_append");
        StreamDone = (delegate* unmanaged<nint, nint>)Symbol(handle, "chdb_stream_done");
        StreamCancelInsert = (delegate* unmanaged<nint, void>)Symbol(handle, "chdb_stream_cancel_insert");
        StreamInsertError = (delegate* unmanaged<nint, byte*>)Symbol(handle, "chdb_stream_insert_error");
        DestroyInsertStream = (delegate* unmanaged<nint, void>)Symbol(handle, "chdb_destroy_insert_stream");
        shutdown = (delegate* unmanaged<int>)Symbol(handle, "chdb_shutdown");

        // The runtime turns SIGSEGV into NullReferenceException: the engine must not put its crash handlers over it.
        ((delegate* unmanaged<int, void>)Symbol(handle, "chdb_set_signal_handlers_enabled"))(0);
    }

    public string Path { get; }

    /// <exception cref="ClickHouseException">The library is missing, not for this machine, or lacks a function.</exception>
    public static ChdbLibrary Load(string path)
    {
        lock (Gate)
        {
            if (loaded is not null) return loaded;
            if (!File.Exists(path))
            {
                throw new ClickHouseException(
                    $"The in-process ClickHouse library is not at {path}. Fetch the native parts (npm ci in deploy/native), or name "
                    + $"their folder with {ChdbLibraryFile.FolderVariable}.");
            }

            if (!NativeLibrary.TryLoad(path, out var handle))
                throw new ClickHouseException($"The in-process ClickHouse library at {path} cannot be loaded on this machine.");
            return loaded = new ChdbLibrary(path, handle);
        }
    }

    /// <summary>Joins the engine's threads once every connection is closed; connecting is over for this process then. The engine keeps
    /// some idle pool threads after tables were used and says so; that is harmless, so its answer is not an error.</summary>
    public void ShutDown() => _ = shutdown();

    private static nint Symbol(nint handle, string name) =>
        NativeLibrary.TryGetExport(handle, name, out var address)
            ? address
            : throw new ClickHouseException($"The in-process ClickHouse library lacks {name}; version 26.7 or newer is needed.");
}
