namespace AuditPipeline.Bench.Edge;

/// <summary>What a reader must know of how the figures came about.</summary>
internal static class GatewayNotes
{
    public const string Drain =
        "the recording gateways' queue is read, decrypted and acknowledged 5 ms later in their own process, as the least that whoever empties a journal costs; nothing is processed or sent on";

    public const string Off = "record: off is the same program with a journal that gives numbers and keeps nothing; the product cannot be set so";

    public static string NotBuiltIn(RecordMode mode) => $"record: {mode.Word()} is not built in; left out";

    public static string Unwatched(string name) => $"{name} was started by others: its processor time and memory are not watched";
}
