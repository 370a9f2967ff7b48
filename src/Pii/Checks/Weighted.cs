namespace AuditPipeline.Pii.Checks;

/// <summary>Weighted sums of digits, what most check digits are made of.</summary>
internal static class Weighted
{
    /// <summary>Sum of digit times weight, over the weights; every character up to there is a digit.</summary>
    internal static int Sum(ReadOnlySpan<char> value, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (value[i] - '0') * weights[i];
        return sum;
    }
}
