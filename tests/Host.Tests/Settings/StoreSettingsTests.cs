using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Settings;

public sealed class StoreSettingsTests
{
    private const string Least = "store:\n  server:\n    url: https://clickhouse.example.eu:8443\n    user: audit_writer\n    password_file: writer.password\n";

    [Theory]
    [InlineData("")]
    [InlineData("store:\n")]
    public void Without_a_server_the_store_is_in_this_process(string yaml) =>
        SettingsLoader.Parse(yaml, "audit.yaml").Store.Server.ShouldBeNull();

    [Fact]
    public void Server_needs_address_user_and_password_only()
    {
        var server = SettingsLoader.Parse(Least, "audit.yaml").Store.Server.ShouldNotBeNull();

        (server.Database, server.Connections, server.TimeoutSeconds, server.Cluster, server.ReaderUser).ShouldBe(("audit", 8, 120, null, null));
    }

    [Theory]
    [InlineData("    connections: 0\n", "line 6: store.server.connections: must be 1 to 256")]
    [InlineData("    timeout_seconds: 0\n", "line 6: store.server.timeout_seconds: must be 1 to 3600")]
    [InlineData("    retry_seconds: 601\n", "line 6: store.server.retry_seconds: must be 0 to 600")]
    [InlineData("    connect_seconds: 0\n", "line 6: store.server.connect_seconds: must be 1 to 300")]
    [InlineData("    database: Audit\n", "line 6: store.server.database: must be")]
    [InlineData("    cluster: it's\n", "line 6: store.server.cluster: must be")]
    [InlineData("    reader_user: audit_reader\n", "line 6: store.server.reader_user: and store.server.reader_password_file must be given together")]
    [InlineData("    migration_user: root\n", "line 6: store.server.migration_user: and store.server.migration_password_file must be given together")]
    [InlineData("    cluster: main\n    replicated: true\n", "line 7: store.server.replicated: is for a database of the engine Replicated")]
    [InlineData("    password: secret\n", "line 6: 'password' is not a setting here")]
    public void Faults_name_their_line(string more, string message) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(Least + more, "audit.yaml")).Message.ShouldContain(message);

    [Theory]
    [InlineData("http://clickhouse.example.eu:8123", "must be https to another machine")]
    [InlineData("https://writer:secret@clickhouse.example.eu:8443", "without query or credentials")]
    [InlineData("https://clickhouse.example.eu:8443/?user=writer", "without query or credentials")]
    [InlineData("clickhouse:9000", "must be an http or https address")]
    public void Address_is_checked(string url, string message) =>
        Should.Throw<SettingsException>(() => SettingsLoader.Parse(Least.Replace("https://clickhouse.example.eu:8443", url), "audit.yaml"))
            .Message.ShouldContain(message);

    [Theory]
    [InlineData("http://127.0.0.1:8123", "")]
    [InlineData("http://clickhouse.example.eu:8123", "    plaintext: true\n")]
    public void Http_is_for_this_machine_or_for_who_asks_for_it(string url, string more) =>
        SettingsLoader.Parse(Least.Replace("https://clickhouse.example.eu:8443", url) + more, "audit.yaml").Store.Server!.Url.ShouldBe(url);

    [Fact]
    public void Password_is_the_first_line_of_its_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("one"), "s3cret €\nrest\n");
        File.WriteAllText(folder.Below("none"), "\n");

        RecordDatabase.Password("one", folder.FullPath).ShouldBe("s3cret €");
        Should.Throw<SettingsException>(() => RecordDatabase.Password("none", folder.FullPath)).Message.ShouldContain("no password");
        Should.Throw<SettingsException>(() => RecordDatabase.Password("missing", folder.FullPath)).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public void Relative_log_folder_starts_at_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("audit.yaml"), "log: shared-log\n");

        SettingsLoader.Load(folder.Below("audit.yaml")).Log.ShouldBe(folder.Below("shared-log"));
    }
}
