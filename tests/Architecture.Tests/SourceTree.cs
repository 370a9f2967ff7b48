using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AuditPipeline.Architecture.Tests;

/// <summary>The checkout as text: what the rules are read from.</summary>
internal static partial class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written C# files below <c>src</c>, as paths from there.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "src"), f))
            .Where(f => !f.Split('/').Any(s => s is "obj" or "bin"))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "src"), f))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string source) => File.ReadAllText(Path.Combine(Root, "src", source));

    public static IReadOnlyList<string> ReferencedProjects(string project) =>
    [
        .. XDocument.Load(Path.Combine(Root, "src", project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> ReferencedPackages(string project) =>
    [
        .. XDocument.Load(Path.Combine(Root, "src", project)).Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!),
    ];

    /// <summary>Without comments, so that a rule is not broken by a sentence about it.</summary>
    public static string Code(string source) => Comments().Replace(Read(source), "");

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Comments();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AuditPipeline.sln"))) return folder.FullName;
        throw new InvalidOperationException("AuditPipeline.sln was not found above the tests");
    }
}
