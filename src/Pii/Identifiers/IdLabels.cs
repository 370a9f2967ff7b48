using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>Labels of numbers that an organisation gives a person: patient, insured, member, employee, student, registered professional, case.
/// Customer, order and invoice numbers are left out: they say nothing outside the house that gave them, and whoever reads a record needs
/// them to follow it up.</summary>
internal static class IdLabels
{
    /// <summary>They say it by themselves.</summary>
    internal static ContextWords Strong { get; } = new(
        // English
        "mrn", "medical record number*", "medical record no", "medical record id", "medical record", "medical records number", "patient id*",
        "patient number*", "patient no",
        "patient nr", "patient identifier*", "patientid", "patient ref*", "hospital number*", "hospital no", "chart number*", "member id*",
        "member number*", "member no", "memberid",
        "membership number*", "membership no", "membership id", "subscriber id*", "subscriber number", "policy number*", "policy no",
        "policyholder number", "insurance id", "insurance policy",
        "insurance number", "insurance no", "case number*", "case no", "case id", "case nr", "claim number*", "claim no", "claim id",
        "employee id*", "employee number*", "employee no",
        "personnel number*", "staff id*", "staff number*", "student id*", "student number*", "student no", "enrollment number*",
        "enrolment number*", "health card number*", "health plan number",
        "encounter number*", "encounter id", "admission number*", "beneficiary number", "badge number*", "identification number*", "id number*",
        "id no", "identity number*", "national id",
        "docket number*", "file number", "gmc number*", "gmc no", "nmc pin", "license no", "licence no",
        // Dutch
        "patiëntnummer*", "patientnummer*", "patiëntnr*", "patientnr*", "patnr*", "pat nr", "pat.nr", "patiënt nr", "patiënt nummer",
        "patiënt id*", "patiëntid", "patiëntenummer*",
        "patiëntennummer*", "zisnummer*", "zisnr*", "zis nr", "epd nummer", "epd nr", "dossiernummer*", "dossiernr*", "dossier nr",
        "polisnummer*", "polisnr*", "verzekerdennummer*",
        "verzekerdenr*", "verzekeringsnummer*", "verzekeringsnr*", "lidnummer*", "lidnr*", "lidmaatschapsnummer*", "personeelsnummer*",
        "personeelsnr*", "medewerkersnummer*", "studentnummer*",
        "studentnr*", "leerlingnummer*", "big nummer*", "big nr", "big registratie*", "bignummer*", "agb code*", "agbcode*", "opnamenummer*",
        "opnamenr*", "zaaknummer*", "zaaknr*",
        "cliëntnummer*", "clientnummer*", "cliëntnr*", "v nummer", "ziekenhuisnummer*", "registratienummer*", "identificatienummer*", "casusnummer*",
        // German
        "patientennummer*", "patienten nr", "patienten id*", "patientennr*", "pat nr", "fallnummer*", "fall nr", "fallnr*", "aufnahmenummer*",
        "aufnahme nr", "versichertennummer*",
        "versicherten nr", "versicherungsnummer*", "versicherungsnr*", "versicherungs nr", "policennummer*", "mitgliedsnummer*", "mitglieds nr",
        "mitgliedsnr*", "personalnummer*", "personal nr",
        "mitarbeiternummer*", "mitarbeiter id", "matrikelnummer*", "matrikel nr", "aktenzeichen*", "geschäftszeichen*", "ausweisnummer*",
        "arztnummer*",
        // French
        "numéro de patient*", "numéro patient*", "numero patient*", "patient n", "identifiant patient*", "ipp", "numéro de dossier*",
        "numero de dossier*", "numéro d'assuré*",
        "numéro d'adhérent*", "numéro adhérent*", "numéro de membre", "numéro de police", "numéro de contrat", "matricule*", "numéro d'étudiant*",
        "numéro étudiant*", "rpps", "adeli", "finess",
        // Spanish
        "nhc*", "n.h.c", "historia clínica*", "historia clinica*", "núm historia*", "nº historia*", "número de historia*", "numero de historia*",
        "nass", "nuss", "nss", "cip", "cipa",
        "tsi", "tarjeta sanitaria*", "número de la seguridad social", "número ss", "nº ss", "nº seguridad social", "número seguridad social",
        "nº de la seguridad social", "número de afiliación", "nº afiliación", "nº de afiliación", "colegiad*", "nºcol*", "nº col*", "núm col*",
        "num col*", "ncol",
        "número de paciente*", "nº paciente*", "nº de paciente*", "id paciente", "episodio*", "nº episodio*", "nº de episodio*",
        "número de episodio*", "número de expediente*", "nº expediente*",
        "nº de expediente*", "número de póliza*", "nº póliza*", "nº de póliza*", "número de socio*", "nº de socio", "número de empleado*",
        "nº de empleado", "nº registro", "nº de registro",
        "id cliente sanitario", "número de asegurado*", "nº asegurado", "cias",
        // Italian
        "numero paziente*", "codice paziente*", "id paziente*", "cartella clinica*", "numero cartella*", "numero di cartella*",
        "tessera sanitaria*", "numero tessera*", "numero di tessera*",
        "matricola*", "numero pratica*", "numero di pratica*", "numero socio*", "numero di polizza*", "numero polizza*", "nosologico*",
        "codice assistito*",
        // Portuguese
        "número de utente*", "nº utente*", "nº de utente*", "número do utente", "processo clínico*", "número de processo*", "nº de processo*",
        "nº mecanográfico*", "número mecanográfico*",
        "número de sócio*", "nº de sócio*", "número de apólice*", "apólice*", "número de aluno*", "número do paciente*", "prontuário*",
        "cartão de utente",
        // Polish, Czech, Slovak, Hungarian, Romanian
        "numer pacjenta*", "nr pacjenta", "numer legitymacji*", "nr legitymacji", "numer sprawy*", "nr sprawy", "numer członkowski*",
        "numer polisy*", "nr polisy", "numer kartoteki*", "pwz",
        "numer indeksu*", "nr indeksu", "číslo pacienta", "číslo pojištěnce", "číslo případu", "číslo pojistky", "osobní číslo",
        "číslo poistenca", "číslo prípadu", "osobné číslo",
        "betegazonosító*", "ügyszám*", "törzsszám*", "kötvényszám*", "számú beteg", "număr dosar", "număr de dosar", "nr dosar", "număr pacient",
        "nr matricol", "număr matricol",
        // Nordic and Baltic
        "pasientnummer*", "journalnummer*", "medlemsnummer*", "medlemsnr*", "försäkringsnummer*", "ärendenummer*", "ärendenr*",
        "anställningsnummer*", "sagsnummer*", "sagsnr*",
        "medarbejdernummer*", "policenummer*", "saksnummer*", "forsikringsnummer*", "ansattnummer*", "potilasnumero*", "potilastunnus*",
        "jäsennumero*", "asianumero*", "opiskelijanumero*",
        "vakuutusnumero*", "sjúklinganúmer*", "málsnúmer*", "patsiendi number", "haigusloo number", "juhtumi number", "pacienta numurs",
        "lietas numurs", "paciento numeris", "bylos numeris",
        // South-east
        "broj pacijenta", "broj predmeta", "matični broj", "broj osigurane*", "številka pacienta", "številka zadeve", "številka zavarovanca",
        "αριθμός μητρώου", "αριθμός φακέλου",
        "αριθμός ασθενούς", "αριθμός υπόθεσης", "номер на пациент*", "номер на дело*", "фак номер", "hasta no*", "hasta numarası*", "dosya no*",
        "dosya numarası*", "sicil no*", "öğrenci no*");

    /// <summary>They say it with a colon behind them and five digits at least.</summary>
    internal static ContextWords Weak { get; } = new(
        "col", "zis", "dni", "nif", "nie", "expediente*", "dossier*", "historia*", "pasaporte*", "póliza*", "poliza*", "afiliación*",
        "documento*", "cédula*", "cedula*", "registro*", "patient", "patiënt",
        "paciente", "patientin", "member", "employee", "student", "polis", "police", "policy", "mutua*", "nº", "identificador*",
        "identificación*", "identificacion*");

    /// <summary>Both.</summary>
    internal static ContextWords All { get; } = new([.. Strong.Terms, .. Weak.Terms]);

    /// <summary>Words of a clinic: near them seven digits are the number of a patient.</summary>
    internal static ContextWords Clinic { get; } = new(
        "patiënt*", "patient*", "pat", "pt", "zis", "opname*", "opgenomen", "polikliniek*", "kliniek*", "ziekenhuis*", "paciente*", "hospital*",
        "klinik*", "krankenhaus*", "hôpital*",
        "ospedale*", "paziente*", "pacjent*");
}
