namespace AuditPipeline.Host.Presidio;

/// <param name="mask">One character.</param>
/// <param name="most">Characters to mask, in code points.</param>
internal sealed class MaskOperator(string mask, long most, bool fromEnd) : IOperator
{
    public string Name => "mask";

    public string Apply(string value, string entity)
    {
        var points = new CodePoints(value);
        var masked = (int)Math.Clamp(most, 0, points.Length);
        var filler = string.Concat(Enumerable.Repeat(mask, masked));
        return fromEnd ? value[..points.ToUnits(points.Length - masked)] + filler : filler + value[points.ToUnits(masked)..];
    }
}
