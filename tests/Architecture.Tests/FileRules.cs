using System.Text.RegularExpressions;

namespace AuditPipeline.Architecture.Tests;

/// <summary>Small files, one type each, where the folder says the namespace.</summary>
public sealed partial class FileRules
{
    // The program's entry, and files that hold nothing but attributes of their assembly.
    private static IEnumerable<string> Typed => SourceTree.Sources
        .Where(s => s != "Host/Program.cs" && !(SourceTree.Code(s).Contains("[assembly:", StringComparison.Ordinal) && Types().Count(SourceTree.Code(s)) == 0));

    [Fact]
    public void A_file_holds_one_type()
    {
        var broken = Typed
            .Select(s => (Source: s, Types: Types().Count(SourceTree.Code(s))))
            .Where(s => s.Types != 1)
            .Select(s => $"{s.Source}: {s.Types}");

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_says_the_namespace()
    {
        var broken = Typed
            .Where(s => Namespace().Match(SourceTree.Read(s)).Groups["name"].Value != "AuditPipeline." + Path.GetDirectoryName(s)!.Replace('/', '.'));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_five_hundred_lines()
    {
        var broken = SourceTree.Sources.Where(s => SourceTree.Read(s).AsSpan().Count('\n') > 500);

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_has_regions_or_swallows_exceptions_without_a_word()
    {
        var broken = SourceTree.Sources.Where(s => Swallowed().IsMatch(SourceTree.Read(s)) || SourceTree.Code(s).Contains("#region", StringComparison.Ordinal));

        broken.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^(?:public |internal |file )(?:sealed |static |abstract |readonly |ref |partial |unsafe )*(?:class|record|struct|interface|enum|delegate) ", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Types();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*(when\s*\([^)]*\)\s*)?\{\s*\}", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Swallowed();
}
