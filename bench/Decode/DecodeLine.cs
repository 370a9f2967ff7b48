namespace AuditPipeline.Bench.Decode;

/// <summary>What was measured of one set.</summary>
/// <param name="BodyBytes">Mean length of request and answer together, framing included.</param>
/// <param name="Decoder">MB of JSON per second, median of the rounds.</param>
/// <param name="Bare">The same of a bare Utf8JsonReader.</param>
/// <param name="Ratio">Decoder to bare, median of the ratios within the rounds.</param>
/// <param name="Allocated">Bytes allocated per interaction.</param>
/// <param name="AllocatedPerByte">Bytes allocated per byte of the bodies.</param>
internal sealed record DecodeLine(
    string Dialect, string Size, int Exchanges, long BodyBytes, double Decoder, double Bare, double Ratio, long Allocated, double AllocatedPerByte);
