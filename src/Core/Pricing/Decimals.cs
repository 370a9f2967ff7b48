namespace AuditPipeline.Core.Pricing;

/// <summary>Exact decimals as people write them.</summary>
public static class Decimals
{
    /// <summary>The same number without zeros at the end of its digits: 1.5, not 1.500. Products, sums and database columns carry those of their scale.</summary>
    public static decimal WithoutTrailingZeros(this decimal number) => number / 1.0000000000000000000000000000m;
}
