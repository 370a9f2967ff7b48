using System.Globalization;
using System.Text;

namespace AuditPipeline.Host.Demo;

/// <summary>What the scripted model says, the same for the same request.</summary>
/// <param name="Key">16 hex digits for ids.</param>
/// <param name="Text">Empty when a tool is called.</param>
/// <param name="Tool">Function to call; null when there is text.</param>
/// <param name="Arguments">JSON object as text.</param>
/// <param name="Input">All input tokens, cached ones included.</param>
/// <param name="Cached">Part of <paramref name="Input"/> read from a cache.</param>
/// <param name="Output">Output tokens without reasoning.</param>
internal sealed record ScriptedReply(
    string Key, string Text, string? Tool, string Arguments, int Input, int Cached, int Output, int Reasoning)
{
    private const int CharactersPerToken = 4;

    /// <summary>Providers cache prompts from 1024 tokens on, in steps of 128.</summary>
    private const int SmallestCached = 1024;

    private static readonly string[] English =
    [
        "Thank you for the details, they are clear.", "I checked the information against the policy you gave me.",
        "The main point is that the request can be handled within the normal period.",
        "There is one open question, which a colleague should decide.", "Please keep the confirmation until the matter is closed.",
        "The second paragraph needs a date and a name of the responsible person.",
        "The risk is low, provided the notice period is respected.", "I suggest a short summary for the file.",
        "No further action is needed at this moment.", "The loop can be replaced by a single query, which also removes the race.",
    ];

    private static readonly string[] Dutch =
    [
        "Bedankt voor de gegevens, ze zijn duidelijk.", "Ik heb de informatie met het beleid vergeleken.",
        "Het belangrijkste is dat de aanvraag binnen de gewone termijn kan worden afgehandeld.",
        "Er blijft een vraag open waarover een collega moet beslissen.", "Bewaar de bevestiging tot de zaak is gesloten.",
        "In de tweede alinea ontbreken een datum en de naam van de verantwoordelijke.",
        "Het risico is klein, mits de opzegtermijn in acht wordt genomen.", "Ik stel een korte samenvatting voor het dossier voor.",
        "Op dit moment is er niets meer nodig.",
    ];

    public static ScriptedReply To(ScriptedRequest request)
    {
        var hash = Hash(request.Model + "\n" + request.Prompt);
        var input = request.Characters / CharactersPerToken + 7;
        var cached = input >= SmallestCached ? (input - 64) / 128 * 128 : 0;
        var reasoning = Reasons(request.Model) ? (int)(64 + hash % 8 * 64) : 0;
        var key = hash.ToString("x16", CultureInfo.InvariantCulture);
        if (request.Tool is not null)
        {
            var arguments = $$"""{"reference":"{{key[..8]}}","limit":{{1 + hash % 20}}}""";
            return new ScriptedReply(key, "", request.Tool, arguments, input, cached, arguments.Length / CharactersPerToken + 12, reasoning);
        }

        var text = Say(request.Prompt, hash);
        return new ScriptedReply(key, text, null, "", input, cached, text.Length / CharactersPerToken + 1, reasoning);
    }

    /// <summary>The text in pieces of a few words, as streams carry it.</summary>
    public IEnumerable<string> Pieces()
    {
        var words = Text.Split(' ');
        for (var i = 0; i < words.Length; i += 3)
            yield return (i == 0 ? "" : " ") + string.Join(' ', words.Skip(i).Take(3));
    }

    private static string Say(string prompt, ulong hash)
    {
        var bank = IsDutch(prompt) ? Dutch : English;
        var text = new StringBuilder();
        var sentences = 5 + (int)(hash % 6);
        for (var i = 0; i < sentences; i++)
            text.Append(i == 0 ? "" : " ").Append(bank[(int)((hash >> (3 * i)) % (ulong)bank.Length)]);
        // Models repeat what they were given: an address in the prompt comes back in the answer.
        if (prompt.Split(' ', '\n').FirstOrDefault(word => word.Contains('@', StringComparison.Ordinal)) is { } address)
            text.Append(IsDutch(prompt) ? " Een bevestiging gaat naar " : " A confirmation goes to ").Append(address.Trim('.', ',', ';', ')', '(')).Append('.');
        return text.ToString();
    }

    private static bool IsDutch(string prompt) =>
        prompt.Contains(" het ", StringComparison.Ordinal) || prompt.Contains(" een ", StringComparison.Ordinal)
        || prompt.Contains(" de ", StringComparison.Ordinal);

    private static bool Reasons(string model) =>
        model.StartsWith("gpt-5", StringComparison.Ordinal) || model.StartsWith("o4", StringComparison.Ordinal)
        || model.StartsWith("gemini-2.5", StringComparison.Ordinal);

    /// <summary>FNV-1a, 64 bits: no security, the same on every run.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 1099511628211UL);
        return hash;
    }
}
