using System.Reflection;
using System.Runtime.CompilerServices;

namespace AuditPipeline.Architecture.Tests;

/// <summary>Classes are sealed unless they are made to be derived from.</summary>
public sealed class TypeRules
{
    private static readonly string[] Assemblies =
    [
        "AuditPipeline.Core", "AuditPipeline.Gateway", "AuditPipeline.Collector", "AuditPipeline.Processor", "AuditPipeline.Pii", "AuditPipeline.Reports",
        "AuditPipeline.Verify", "AuditPipeline.Adapters.Embedded", "AuditPipeline.Adapters.ClickHouse", "AuditPipeline.Adapters.Keys",
        "AuditPipeline.Adapters.Kafka", "audit-host",
    ];

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var open = Assemblies.SelectMany(a => Assembly.Load(a).GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.DeclaringType?.IsDefined(typeof(CompilerGeneratedAttribute)) != true)
            .Where(t => t.Namespace?.StartsWith("AuditPipeline", StringComparison.Ordinal) == true)
            .Select(t => t.FullName);

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Published_fields_are_constants_or_read_only()
    {
        var writable = Assemblies.SelectMany(a => Assembly.Load(a).GetExportedTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(f => f is { IsInitOnly: false, IsLiteral: false } && f.DeclaringType?.IsEnum != true)
            .Select(f => $"{f.DeclaringType}.{f.Name}");

        writable.ShouldBeEmpty();
    }
}
