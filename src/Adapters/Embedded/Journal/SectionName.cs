namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Names that bind an encrypted section to what it is: one kind cannot be passed off as another.</summary>
internal static class SectionName
{
    public const string Opening = "journal/v1 opening";
    public const string Closing = "journal/v1 closing";
    public const string Call = "journal/v1 call";
    public const string Import = "journal/v1 import";
    public const string Loss = "journal/v1 loss";
    public const string Answer = "journal/v1 answer";
}
