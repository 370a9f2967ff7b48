namespace AuditPipeline.Core.Controls;

/// <summary>Fields of the catalogue guide's section 3 that the trail holds today. Everything else is "not recorded yet".</summary>
public static class RecordedFields
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // stream identity and time
        "record_id", "gateway_instance_id", "seq_no", "gateway_request_counter", "capture_loss", "kafka_offset", "ts_request_start", "ts_end",

        // system, supplier, actor
        "system_id", "supplier_id", "model_id", "model_version", "actor_pseudonym", "session_id",

        // content, redaction, outcome, cost
        "prompt_redacted", "response_redacted", "tool_calls", "payload_ref", "payload_key_id", "payload_commitment", "pii_findings",
        "redaction_status", "detector_version", "status", "finish_reason", "error_class", "latency_ms", "usage_tokens", "cost_amount",

        // integrity: the Merkle log stands for hash links and batches
        "record_hash", "prev_hash", "batch_id", "batch_signature",

        // stated in the configuration or made here
        "system_inventory", "attestation", "supplier_register", "evidence_pack",
    };

    public static bool Has(string field) => Names.Contains(field);
}
