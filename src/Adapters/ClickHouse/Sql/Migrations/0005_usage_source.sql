-- Where the token counts of a call come from, and how they were counted where no provider reported them. Null in rows of leaves that were
-- made before this was told.
ALTER TABLE records
    ADD COLUMN IF NOT EXISTS usage_source LowCardinality(Nullable(String)),
    ADD COLUMN IF NOT EXISTS usage_method LowCardinality(Nullable(String));
