namespace AuditPipeline.Pii.Words;

/// <summary>The large lists the launcher makes from pinned packages.</summary>
/// <param name="Names">Given names, family names and what tells them from other words.</param>
/// <param name="Places">Towns, regions and countries.</param>
public sealed record WordLists(WordList Names, WordList Places)
{
    public static WordLists None { get; } = new(WordList.Empty, WordList.Empty);

    /// <param name="folder">Holds <c>names.words</c> and <c>places.words</c>.</param>
    /// <exception cref="InvalidDataException">A list is missing or damaged.</exception>
    public static WordLists Read(string folder) => new(Read(folder, "names.words"), Read(folder, "places.words"));

    private static WordList Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing");
        using var file = File.OpenRead(path);
        return WordList.Read(file, path);
    }
}
