using AuditPipeline.Reports.Press.Fonts;

namespace AuditPipeline.Reports.Press;

/// <summary>The faces a press draws with: TrueType files read once, then immutable and shared by all documents.</summary>
public sealed class PressFonts
{
    private const string Sans = "@expo-google-fonts/noto-sans";
    private const string Mono = "@expo-google-fonts/noto-sans-mono";

    private PressFonts(TrueTypeFont regular, TrueTypeFont bold, TrueTypeFont mono)
    {
        Faces = [regular, bold, mono];
    }

    /// <summary>Indexed by <see cref="FontFace"/>.</summary>
    internal IReadOnlyList<TrueTypeFont> Faces { get; }

    /// <summary>Reads three TrueType files (glyf outlines).</summary>
    /// <exception cref="FileNotFoundException">A file is absent; the message says how fonts are installed.</exception>
    /// <exception cref="InvalidDataException">A file is not a TrueType font.</exception>
    public static PressFonts FromFiles(string regular, string bold, string mono) =>
        new(TrueTypeFont.Parse(Read(regular)), TrueTypeFont.Parse(Read(bold)), TrueTypeFont.Parse(Read(mono)));

    /// <summary>Reads the faces of the packages pinned in <c>deploy/native</c> from their <c>node_modules</c> folder.</summary>
    /// <inheritdoc cref="FromFiles"/>
    public static PressFonts FromPackages(string nodeModules) => FromFiles(
        Path.Combine(nodeModules, Sans, "400Regular", "NotoSans_400Regular.ttf"),
        Path.Combine(nodeModules, Sans, "700Bold", "NotoSans_700Bold.ttf"),
        Path.Combine(nodeModules, Mono, "400Regular", "NotoSansMono_400Regular.ttf"));

    private static byte[] Read(string path) => File.Exists(path)
        ? File.ReadAllBytes(path)
        : throw new FileNotFoundException($"Font '{Path.GetFileName(path)}' is missing: run 'npm ci' in deploy/native.", path);
}
