-- One row per leaf of a stream's log, never changed. A row is there only when all its parts are there: it is inserted last.
-- leaf holds the canonical bytes the log commits to; every column below it can be derived from it again and compared.
-- Both fsync settings: the queue is acknowledged once these rows are written, so they must survive a power cut.
CREATE TABLE IF NOT EXISTS records
(
    stream LowCardinality(String),
    n UInt64 CODEC(Delta, ZSTD(1)),
    queue_position Int64 CODEC(Delta, ZSTD(1)),
    stored_bytes UInt64 CODEC(T64, ZSTD(1)),
    leaf String CODEC(ZSTD(1)),

    type LowCardinality(String),
    log_origin LowCardinality(String),
    id String CODEC(ZSTD(1)),
    gateway LowCardinality(Nullable(String)),
    gateway_number Nullable(UInt64),
    system LowCardinality(Nullable(String)),
    system_number Nullable(UInt64),
    captured_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),

    origin LowCardinality(Nullable(String)),
    tenant LowCardinality(Nullable(String)),
    provider LowCardinality(Nullable(String)),
    dialect LowCardinality(Nullable(String)),
    dialect_version Nullable(Int64),
    undecoded LowCardinality(Nullable(String)),
    operation LowCardinality(Nullable(String)),
    model_requested LowCardinality(Nullable(String)),
    model_answered LowCardinality(Nullable(String)),
    outcome LowCardinality(Nullable(String)),
    reason LowCardinality(Nullable(String)),
    http_status Nullable(Int64),
    finish_reason LowCardinality(Nullable(String)),
    error_type LowCardinality(Nullable(String)),
    answer_streamed Nullable(UInt8),
    answer_complete Nullable(UInt8),
    truncated Nullable(UInt8),
    input_tokens Nullable(Int64),
    cached_input_tokens Nullable(Int64),
    cache_write_tokens Nullable(Int64),
    output_tokens Nullable(Int64),
    reasoning_tokens Nullable(Int64),
    cost_usd Nullable(Decimal(38, 18)),
    price_version LowCardinality(Nullable(String)),
    unpriced LowCardinality(Nullable(String)),
    tool_calls Nullable(Int64),
    duration_us Nullable(Int64),
    first_byte_us Nullable(Int64),
    request_bytes Nullable(Int64),
    response_bytes Nullable(Int64),
    redaction LowCardinality(Nullable(String)),
    detector_version LowCardinality(Nullable(String)),
    pii Map(String, UInt32),

    INDEX by_n n TYPE minmax GRANULARITY 1,
    INDEX by_stream stream TYPE set(64) GRANULARITY 1,
    INDEX by_system system TYPE set(256) GRANULARITY 1,
    INDEX by_id id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(captured_at)
ORDER BY (captured_at, id)
SETTINGS index_granularity = 2048, non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1;

-- The readable payload of a part and what opens its commitment; rows are deleted when a person or a record is erased. The columns
-- beside the payload are what questions ask by. payload is the redacted text: nothing raw.
CREATE TABLE IF NOT EXISTS content
(
    stream LowCardinality(String),
    n UInt64 CODEC(Delta, ZSTD(1)),
    id String CODEC(ZSTD(1)),
    captured_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    part LowCardinality(String),
    payload String CODEC(ZSTD(1)),
    salt FixedString(32) CODEC(NONE),
    user_pseudonym Nullable(String),
    session Nullable(String),
    purpose LowCardinality(Nullable(String)),
    tags Map(LowCardinality(String), String),

    INDEX by_time captured_at TYPE minmax GRANULARITY 1,
    INDEX by_user user_pseudonym TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(captured_at)
ORDER BY (stream, n, part)
SETTINGS index_granularity = 1024, old_parts_lifetime = 60, fsync_after_insert = 1, fsync_part_directory = 1;

-- Encrypted parts. Ciphertext does not compress.
CREATE TABLE IF NOT EXISTS payloads
(
    stream LowCardinality(String),
    n UInt64 CODEC(Delta, ZSTD(1)),
    id String CODEC(ZSTD(1)),
    captured_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    part LowCardinality(String),
    ciphertext String CODEC(NONE)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(captured_at)
ORDER BY (stream, n, part)
SETTINGS index_granularity = 256, old_parts_lifetime = 60, fsync_after_insert = 1, fsync_part_directory = 1;

-- Wrapped data keys, apart, so that erasing touches this narrow table only.
CREATE TABLE IF NOT EXISTS record_keys
(
    stream LowCardinality(String),
    n UInt64 CODEC(Delta, ZSTD(1)),
    id String CODEC(ZSTD(1)),
    captured_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    part LowCardinality(String),
    kek_id LowCardinality(String),
    wrapped_key String CODEC(NONE),

    INDEX by_kek kek_id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(captured_at)
ORDER BY (stream, n, part)
SETTINGS index_granularity = 2048, old_parts_lifetime = 60, fsync_after_insert = 1, fsync_part_directory = 1;
