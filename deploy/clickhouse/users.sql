-- Users, roles and row policies of the product on a ClickHouse server (25.8 or newer). To be run once by an administrator who has
-- ACCESS MANAGEMENT, with the database already there (CREATE DATABASE audit):
--
--     clickhouse-client --secure --user admin --password --multiquery < users.sql
--
-- Replace each sha256_hash by the hash of a password of your own; as they stand nobody can log in:
--
--     openssl rand -hex 24 > writer.password; head -n 1 writer.password | tr -d '\n' | sha256sum
--
-- With a cluster, put ON CLUSTER 'name' behind the name in every statement, and grant on the tables …_local too.

CREATE SETTINGS PROFILE IF NOT EXISTS audit_reading SETTINGS
    readonly = 2,                            -- not 1: questions set their own time and block size
    max_memory_usage = 805306368,
    max_bytes_before_external_group_by = 201326592,
    max_bytes_before_external_sort = 201326592,
    max_execution_time = 120 MIN 1 MAX 3600;

CREATE ROLE IF NOT EXISTS audit_write;
CREATE ROLE IF NOT EXISTS audit_read SETTINGS PROFILE 'audit_reading';
CREATE ROLE IF NOT EXISTS audit_custody;

-- Adds records and reads them; changes and deletes nothing.
GRANT SELECT, INSERT ON audit.* TO audit_write;
GRANT SELECT ON system.disks TO audit_write;

-- Answers questions. Wrapped keys and ciphertexts are of no use without the key ring.
GRANT SELECT ON audit.* TO audit_read;

-- Makes tables and columns, removes what a failed insert left, and what is erased or expired. Drops nothing.
GRANT SELECT, INSERT, CREATE TABLE, ALTER ADD COLUMN, ALTER DELETE ON audit.* TO audit_custody;

CREATE USER IF NOT EXISTS audit_writer
    IDENTIFIED WITH sha256_hash BY '0000000000000000000000000000000000000000000000000000000000000000'
    DEFAULT ROLE audit_write;
CREATE USER IF NOT EXISTS audit_reader
    IDENTIFIED WITH sha256_hash BY '0000000000000000000000000000000000000000000000000000000000000000'
    DEFAULT ROLE audit_read;
CREATE USER IF NOT EXISTS audit_custodian
    IDENTIFIED WITH sha256_hash BY '0000000000000000000000000000000000000000000000000000000000000000'
    DEFAULT ROLE audit_custody;

GRANT audit_write TO audit_writer;
GRANT audit_read TO audit_reader;
GRANT audit_custody TO audit_custodian;

-- The reader sees the records of one tenant only: 'default' is the setting `tenant`. Policies need the tables: run these after the first
-- start of the product. The others must be let through by name, because a table with a policy shows nobody else anything.
CREATE ROW POLICY IF NOT EXISTS audit_all ON audit.records, audit.content, audit.payloads, audit.record_keys, audit.cost_corrections
    USING 1 TO audit_write, audit_custody;
CREATE ROW POLICY IF NOT EXISTS audit_tenant ON audit.records
    USING tenant = 'default' OR tenant IS NULL TO audit_read;
CREATE ROW POLICY IF NOT EXISTS audit_tenant ON audit.content, audit.payloads, audit.record_keys
    USING id IN (SELECT id FROM audit.records WHERE tenant = 'default') TO audit_read;
CREATE ROW POLICY IF NOT EXISTS audit_tenant ON audit.cost_corrections
    USING (stream, n) IN (SELECT stream, n FROM audit.records WHERE tenant = 'default') TO audit_read;
