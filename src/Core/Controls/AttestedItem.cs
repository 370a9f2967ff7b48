namespace AuditPipeline.Core.Controls;

/// <summary>One attested item of a control and what was handed in for it.</summary>
/// <param name="Number">Place in the control's list, from 1.</param>
/// <param name="Attestation">The newest one that counts, else the newest one, else null.</param>
public sealed record AttestedItem(int Number, string Text, AttestedState State, Attestation? Attestation);
