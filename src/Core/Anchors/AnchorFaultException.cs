namespace AuditPipeline.Core.Anchors;

/// <summary>A witness, timestamp authority or copy did not do what it was asked.</summary>
/// <param name="word">A word of <see cref="AnchorTrouble"/>, or <c>http_</c> and a status.</param>
/// <param name="detail">For the log: no content, no credentials.</param>
public sealed class AnchorFaultException(string word, string detail) : Exception($"{word}: {detail}")
{
    public string Word { get; } = word;

    public string Detail { get; } = detail;
}
