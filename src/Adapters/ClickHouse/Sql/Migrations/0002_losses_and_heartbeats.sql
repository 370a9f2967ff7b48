-- What leaves of capture losses and heartbeats say. In their rows gateway_number is the first number of the loss, which accounts for
-- `lost` of them, or the highest one the gateway had given. Null in all other rows, so the columns take next to no room.
ALTER TABLE records
    ADD COLUMN IF NOT EXISTS lost Nullable(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS lost_from Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS lost_to Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS open Nullable(Int64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS open_numbers Nullable(String) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS open_cut Nullable(UInt8) CODEC(ZSTD(1));
