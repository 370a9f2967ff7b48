using System.Text.Json;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>Short readings of the API's JSON.</summary>
internal static class Records
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    public static string Id(this JsonElement interaction) => interaction.Text("id");

    public static string Outcome(this JsonElement interaction) => interaction.Text("outcome");

    /// <summary>The numbers of the one gateway instance, ascending.</summary>
    public static List<long> Numbers(this IEnumerable<JsonElement> interactions)
    {
        var all = interactions.ToList();
        all.Select(i => i.Text("gateway")).Distinct().Count().ShouldBe(1);
        return [.. all.Select(i => i.GetProperty("gateway_number").GetInt64()).Order()];
    }

    /// <summary>Every call once, numbers from 1 without holes.</summary>
    public static void ShouldBeWithoutHoles(this IReadOnlyCollection<JsonElement> interactions)
    {
        interactions.Select(i => i.Id()).Distinct().Count().ShouldBe(interactions.Count);
        interactions.Numbers().ShouldBe(Enumerable.Range(1, interactions.Count).Select(n => (long)n));
    }
}
