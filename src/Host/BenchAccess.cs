using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("audit-bench")]
