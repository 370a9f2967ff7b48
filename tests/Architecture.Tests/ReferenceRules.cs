namespace AuditPipeline.Architecture.Tests;

/// <summary>Host → services and adapters → Core; the services know neither each other nor any adapter.</summary>
public sealed class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Gateway"] = ["Core"],
        ["Collector"] = ["Core"],
        // The engine is a library of its own: it knows the types of Core, and the processor and the host use it.
        ["Pii"] = ["Core"],
        ["Processor"] = ["Core", "Pii"],
        ["Reports"] = ["Core"],
        ["Verify"] = ["Core"],
        ["Kafka"] = ["Core"],
        ["Keys"] = ["Core"],
        ["ClickHouse"] = ["Core"],
        // The in-process ClickHouse is a transport of the ClickHouse adapter: same SQL files, same migrations.
        ["Embedded"] = ["ClickHouse", "Core"],
        ["Host"] = ["ClickHouse", "Collector", "Core", "Embedded", "Gateway", "Kafka", "Keys", "Pii", "Processor", "Reports", "Verify"],
    };

    [Fact]
    public void Every_project_has_a_rule()
    {
        var names = SourceTree.Projects.Select(p => Path.GetFileNameWithoutExtension(p));

        names.ShouldBe(Allowed.Keys, ignoreOrder: true);
    }

    [Fact]
    public void References_point_one_way()
    {
        var broken = SourceTree.Projects
            .SelectMany(p => SourceTree.ReferencedProjects(p)
                .Except(Allowed[Path.GetFileNameWithoutExtension(p)])
                .Select(r => $"{p} → {r}"));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Core_uses_no_package()
    {
        SourceTree.ReferencedPackages("Core/Core.csproj").ShouldBeEmpty();
    }

    [Fact]
    public void Core_does_no_input_or_output()
    {
        string[] forbidden = ["System.IO.File", "File.Open", "File.Read", "File.Write", "new FileStream", "HttpClient", "System.Net.Sockets", "Console."];

        var broken = SourceTree.Sources.Where(s => s.StartsWith("Core/", StringComparison.Ordinal))
            .SelectMany(s => forbidden.Where(f => SourceTree.Code(s).Contains(f, StringComparison.Ordinal)).Select(f => $"{s}: {f}"));

        broken.ShouldBeEmpty();
    }
}
