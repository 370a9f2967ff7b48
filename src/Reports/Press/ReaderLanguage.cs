namespace AuditPipeline.Reports.Press;

/// <summary>Language a document is written and read in.</summary>
public enum ReaderLanguage
{
    English = 1,
    Dutch = 2,
}
