namespace AuditPipeline.Pii.Tests.Hostile;

/// <summary>Pieces that, put after each other many times, give each recogniser as much to begin and as little to end as possible.</summary>
internal static class HostileTexts
{
    internal static readonly string[] Pieces =
    [
        "1", "1 ", "12-", "1/2/", "06-", "+31 ", "(1", "1234 ", "123.456.", "a", "a ", "A", "A ", "Aa ", "AB1", "a.", "A.", "a@", "@a.", "@a ", "#a", "%40", "::",
        "1.1.", "a:b:", "http://a.bb/", "http://", "www.", "NL91 ", "NL", "DE12", "sk-", "key=", "key=a1B2c3D4e5F6 ", "password", "password: ", "eyJ", "eyJ.",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----", "://a:b@", "\np: ", "\\u0040", "\\\\", "[", "[A", "{\"a\":",
        "Q~", ":AA", "Jan ", "van ", "Jan van ", "Mr. ", "J. ", "Anna-", "O'", "Street ", "1 Main Street ", "straat 1, ", "Rue de ", "New York ", "January ",
        "1 January ", "2024-", "years ", "ninety ", "<<<<", "P<NLD", "P<UTOERIKSSON<<ANNA", "GmbH ", "tel: ", "電話", "전화번호 ", "\u0301", "\uD83D", "bsn ",
        "passport number ", "born on ", "0x", "bc1q", "00:1A:", "12345678-1234-", "http://[::", "a-", "a_", "'", "\"", "\n", "\r\n\t", "<", ">", "; ", "1,",
    ];

    internal static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
