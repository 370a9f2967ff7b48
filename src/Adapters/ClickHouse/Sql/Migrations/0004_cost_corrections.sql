-- Later figures beside the first ones, never over them: of several for one call the newest counts. A run that is written twice leaves
-- the same rows twice, which changes no answer.
CREATE TABLE IF NOT EXISTS cost_corrections
(
    stream LowCardinality(String),
    n UInt64 CODEC(Delta, ZSTD(1)),
    captured_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    run LowCardinality(String),
    made_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    reason LowCardinality(String),
    price_version LowCardinality(String),
    cost_usd Nullable(Decimal(38, 18)),
    cost_parts Map(LowCardinality(String), Decimal(38, 18)) CODEC(ZSTD(1)),
    charged_units Map(LowCardinality(String), Int64) CODEC(ZSTD(1)),
    unpriced LowCardinality(Nullable(String)),

    INDEX by_time captured_at TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(captured_at)
ORDER BY (stream, n, run)
SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1;
