namespace AuditPipeline.Reports.Press.Model;

/// <summary>A file inside the document; a line with its name, size and SHA-256 is drawn where the block stands.</summary>
/// <param name="Name">File name without folders, unique in the document.</param>
/// <param name="MediaType">For example <c>application/json</c>.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Description">What the file is.</param>
public sealed record AttachmentBlock(string Name, string MediaType, ReadOnlyMemory<byte> Content, string Description) : PressBlock;
