namespace AuditPipeline.Core.Controls;

/// <summary>One line of the supplier register.</summary>
/// <param name="Provider">Provider as records name it.</param>
/// <param name="AgreementRef">Reference of the written agreement; null when there is none.</param>
/// <param name="AgreementFrom">First day it is valid.</param>
/// <param name="AgreementUntil">Last day; null while open-ended.</param>
/// <param name="Region">Declared region of the endpoint, in words.</param>
/// <param name="InEea">Whether that region lies in the European Economic Area; null when unknown.</param>
/// <param name="TransferBasisRef">Reference of the basis for transfers to a third country.</param>
/// <param name="TransferBasisUntil">Last day it is valid; null while open-ended.</param>
public sealed record Supplier(
    string Provider, string? AgreementRef = null, DateOnly? AgreementFrom = null, DateOnly? AgreementUntil = null,
    string? Region = null, bool? InEea = null, string? TransferBasisRef = null, DateOnly? TransferBasisUntil = null)
{
    /// <summary>Models of this supplier for which documents are held; a model not named here is not documented.</summary>
    public IReadOnlyList<SupplierModel> Models { get; init; } = [];

    /// <summary>Whether the agreement covers every day from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool AgreementCovers(DateOnly first, DateOnly last) =>
        !string.IsNullOrWhiteSpace(AgreementRef) && AgreementFrom <= first && (AgreementUntil is null || AgreementUntil >= last);
}
