namespace AuditPipeline.Core.Redaction;

/// <summary>Text in which every detection was replaced. Only the redactor makes one, so raw text cannot be stored by mistake.</summary>
public readonly record struct RedactedText
{
    private readonly string? value;

    internal RedactedText(string value) => this.value = value;

    public string Value => value ?? "";

    public override string ToString() => Value;
}
