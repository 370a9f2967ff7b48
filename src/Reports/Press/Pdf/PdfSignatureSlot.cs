namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>The signature dictionary, kept for the end of the file.</summary>
/// <param name="Number">Object number of the dictionary; it may not stand in an object stream.</param>
/// <param name="Entries">Its entries besides ByteRange and Contents.</param>
/// <param name="Sign">Gives the CMS container (DER) for the SHA-256 of everything else in the file.</param>
internal sealed record PdfSignatureSlot(int Number, string Entries, Func<byte[], byte[]> Sign)
{
    /// <summary>Room for a chain and a timestamp.</summary>
    public const int ReservedBytes = 16 * 1024;

    /// <summary>Characters kept for the ByteRange array, padded with spaces.</summary>
    public const int ByteRangeLength = 64;
}
