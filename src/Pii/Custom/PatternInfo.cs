using System.Text.RegularExpressions;

namespace AuditPipeline.Pii.Custom;

/// <summary>A pattern of a <see cref="CustomRecognizer"/>, for explanations.</summary>
/// <param name="Id">What <see cref="Core.Redaction.Detection.Detector"/> says of its findings.</param>
/// <param name="Name">As written; <c>deny_list</c> for denied words.</param>
/// <param name="Source">The regular expression as written; null for denied words.</param>
/// <param name="Score">Without context.</param>
/// <param name="Regex">Null for denied words.</param>
public sealed record PatternInfo(string Id, string Name, string? Source, double Score, Regex? Regex);
