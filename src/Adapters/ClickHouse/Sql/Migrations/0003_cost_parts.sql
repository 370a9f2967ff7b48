-- The tier served and the one the price is for; what makes up cost_usd, by unit of the price list, how much of each unit was charged, and the counts that have no column of their own. Empty in rows of before.
ALTER TABLE records
    ADD COLUMN IF NOT EXISTS service_tier LowCardinality(Nullable(String)),
    ADD COLUMN IF NOT EXISTS price_tier LowCardinality(Nullable(String)),
    ADD COLUMN IF NOT EXISTS cost_parts Map(LowCardinality(String), Decimal(38, 18)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS charged_units Map(LowCardinality(String), Int64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS usage_details Map(LowCardinality(String), Int64) CODEC(ZSTD(1));
