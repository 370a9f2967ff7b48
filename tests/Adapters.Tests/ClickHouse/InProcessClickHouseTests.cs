using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class InProcessClickHouseTests(InProcessClickHouseFixture fixture)
{
    [Fact]
    public async Task Null_dereference_is_still_an_exception_with_the_engine_loaded()
    {
        await fixture.NewDatabaseAsync();
        string? nothing = null;

        Should.Throw<NullReferenceException>(() => _ = nothing!.Length);
    }

    [Fact]
    public void Data_folder_another_process_holds_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("audit-clickhouse-held-").FullName;
        var options = InProcessClickHouseFixture.Options(folder);
        using (new FileStream(Path.Combine(folder, "status"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = Should.Throw<ClickHouseException>(() => InProcessClickHouseEngine.Open(options, TimeProvider.System));

            refused.Message.ShouldContain("data folder is in use");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Second_engine_in_one_process_is_refused()
    {
        fixture.Engine();

        var refused = Should.Throw<ClickHouseException>(
            () => InProcessClickHouseEngine.Open(InProcessClickHouseFixture.Options(fixture.DataFolder), TimeProvider.System));

        refused.Message.ShouldContain("one at a time");
    }
}
