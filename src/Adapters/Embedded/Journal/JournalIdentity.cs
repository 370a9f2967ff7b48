using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The gateway instances whose numbers lie in one journal: its own, and, where the journal is a copy of another, the one it
/// was copied from, as long as entries of it wait. The file counts on; what is seen outside begins at 1 for each instance.</summary>
/// <param name="instances">After which number of the file each instance begins, ascending; never empty.</param>
internal sealed class JournalIdentity(IReadOnlyList<(long AfterNumber, string Instance)> instances)
{
    public string Instance => instances[^1].Instance;

    /// <summary>What of the numbers of the file the own instance has given; 0 when none.</summary>
    public long Own(long lastNumber) => lastNumber - instances[^1].AfterNumber;

    /// <summary>The instance and its own number for a number of the file.</summary>
    public GatewayNumber Of(long number)
    {
        var i = instances.Count - 1;
        while (i > 0 && number <= instances[i].AfterNumber) i--;
        return new GatewayNumber(instances[i].Instance, number - instances[i].AfterNumber);
    }

    public static string NewInstance(IRandomness randomness)
    {
        Span<byte> identity = stackalloc byte[6];
        randomness.Fill(identity);
        return $"gw-{Convert.ToHexStringLower(identity)}";
    }
}
