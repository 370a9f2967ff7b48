using System.Runtime.CompilerServices;

// The tests walk the table of key forms, which is nobody else's business.
[assembly: InternalsVisibleTo("AuditPipeline.Processor.Tests")]
[assembly: InternalsVisibleTo("audit-bench")]
