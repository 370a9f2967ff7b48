namespace AuditPipeline.Pii.Places;

/// <summary>A street that was read, without or with its number.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Points">See <see cref="AddressEvidence"/>; negative: there is none.</param>
internal readonly record struct Street(int First, int Last, int Points)
{
    internal static Street None { get; } = new(0, 0, -1);

    internal bool Found => Points >= 0;
}
