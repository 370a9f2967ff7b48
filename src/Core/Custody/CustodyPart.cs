using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Custody;

/// <summary>One row of a part's table: what its bytes hash to, never the bytes.</summary>
/// <param name="Index">Column n.</param>
/// <param name="Part">Name of the part.</param>
/// <param name="Digest">Computed from the stored columns: in <see cref="CustodyTable.Content"/> HMAC-SHA256(salt, payload), which the leaf
/// calls <c>pc</c>; in <see cref="CustodyTable.Payloads"/> SHA-256 of the ciphertext, <c>ch</c>; in <see cref="CustodyTable.Keys"/> the
/// binding to the key, <c>kh</c>. Null when the columns have no such form.</param>
/// <param name="Length">Bytes of payload, ciphertext or wrapped key.</param>
/// <param name="Id">Column id.</param>
/// <param name="CapturedAt">Column captured_at.</param>
/// <param name="DifferingColumns">Columns beside a readable payload that do not say what the payload says.</param>
public sealed record CustodyPart(
    long Index, string Part, MerkleHash? Digest, long Length, string Id, DateTimeOffset CapturedAt, IReadOnlyList<string> DifferingColumns);
