using System.Globalization;
using System.Security.Cryptography;
using AuditPipeline.Core.Controls;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Composition;

/// <summary>Turns the settings of a person into the profile, inventory and attestations that controls are evaluated against.</summary>
internal static class Profile
{
    public static OrganisationProfile Organisation(OrganisationSettings? s) => s is null
        ? new OrganisationProfile { LegalPerson = "(organisation not stated in audit.yaml)" }
        : new OrganisationProfile
        {
            LegalPerson = s.LegalPerson,
            MemberState = s.MemberState,
            PublicAuthority = s.PublicAuthority,
            Nis2Class = s.Nis2Class,
            ListedDigitalService = s.ListedDigitalService,
            AiInNis2Scope = s.AiInNis2Scope,
            BiasDetection = s.BiasDetection,
            PersonalDataInTraffic = s.PersonalDataInTraffic,
            SeriousIncident = s.SeriousIncident,
            SignificantIncident = s.SignificantIncident,
            PersonalDataBreach = s.PersonalDataBreach,
        };

    public static AiSystem System(SystemSettings s) => new()
    {
        Id = s.Id,
        Name = s.Name,
        Roles = s.Roles,
        RiskClass = s.RiskClass,
        AnnexIiiPoint = s.AnnexIiiPoint,
        ModalitiesOut = s.ModalitiesOut,
        Workplace = s.Workplace,
        DirectInteraction = s.DirectInteraction,
        EmotionRecognition = s.EmotionRecognition,
        BiometricCategorisation = s.BiometricCategorisation,
        PublishesContent = s.PublishesContent,
        GeneratesSyntheticContent = s.GeneratesSyntheticContent,
        ControlsInputData = s.ControlsInputData,
        PersonalData = s.PersonalData,
        DecisionsAboutPersons = s.DecisionsAboutPersons,
        FriaInScope = s.FriaInScope,
        UseCases = s.UseCases,
        InUseSince = s.InUseSince is { } day ? Day(day) : null,
    };

    /// <exception cref="CommandFailure">The document cannot be read.</exception>
    public static Attestation Attestation(AttestationSettings s, string folder)
    {
        var path = Path.GetFullPath(s.File, folder);
        try
        {
            using var file = File.OpenRead(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(file));
            return new Attestation(s.Control, s.Item, s.Owner, Day(s.Date), hash, Day(s.Expires), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the document {path} of attestation {s.Control}/{s.Item} cannot be read: {e.Message}", ExitCode.Usage);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
