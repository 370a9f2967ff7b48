using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Log.Witness;

/// <summary>A trust policy, C2SP tlog-policy: which logs and witnesses are known and which cosignatures are enough. Names are compared
/// octet by octet.</summary>
public sealed class WitnessPolicy
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Most logs, witnesses and groups, each (the specification asks for at least 32).</summary>
    public const int MaxOfAKind = 64;

    private const string None = "none";

    private readonly List<VerifierKey> _logs = [];
    private readonly List<PolicyWitness> _witnesses = [];
    private readonly Dictionary<string, (int Needed, string[] Members)> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;

    private WitnessPolicy()
    {
    }

    /// <summary>Keys of the logs, in their order; may be empty.</summary>
    public IReadOnlyList<VerifierKey> Logs => _logs;

    /// <summary>In their order; may be empty.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses => _witnesses;

    /// <summary>Name of the witness or group that must have cosigned; <c>none</c> when nobody must.</summary>
    public string Quorum => _quorum!;

    /// <summary>Reads a policy; null with the fault, its line first, when it is malformed.</summary>
    public static WitnessPolicy? Parse(ReadOnlySpan<byte> file, out string? fault)
    {
        fault = $"line 1: longer than {MaxBytes} bytes";
        if (file.Length > MaxBytes) return null;

        var policy = new WitnessPolicy();
        var number = 0;
        // Octet for octet: names above 0x7F are opaque here.
        foreach (var line in Encoding.Latin1.GetString(file).Split('\n'))
        {
            number++;
            fault = line.Any(c => c is < ' ' and not '\t' or '\x7f') ? "holds a control character" : policy.Add(line);
            if (fault is null) continue;
            fault = string.Create(CultureInfo.InvariantCulture, $"line {number}: {fault}");
            return null;
        }

        if (policy._quorum is not null) return policy;
        fault = string.Create(CultureInfo.InvariantCulture, $"line {number}: no quorum line");
        return null;
    }

    /// <summary>True when cosignatures of these witnesses are enough.</summary>
    /// <param name="cosigned">Names of witnesses within the policy.</param>
    public bool IsMet(IReadOnlySet<string> cosigned)
    {
        ArgumentNullException.ThrowIfNull(cosigned);
        return Quorum == None || Counts(Quorum, cosigned);
    }

    /// <summary>Names of the witnesses whose good cosignature is on the note.</summary>
    public IReadOnlySet<string> Cosigners(SignedNote note) =>
        _witnesses.Where(w => w.Key.Verify(note).IsGood).Select(w => w.Name).ToHashSet(StringComparer.Ordinal);

    private bool Counts(string name, IReadOnlySet<string> cosigned) => _groups.TryGetValue(name, out var group)
        ? group.Members.Count(m => Counts(m, cosigned)) >= group.Needed
        : cosigned.Contains(name);

    private string? Add(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0][0] == '#') return null;
        return words[0] switch
        {
            "log" => AddLog(words),
            "witness" => AddWitness(words),
            "group" => AddGroup(words),
            "quorum" => AddQuorum(words),
            _ => $"'{Shown(words[0])}' begins no line of a policy (log, witness, group, quorum)",
        };
    }

    private string? AddLog(string[] words)
    {
        if (words.Length is < 2 or > 3) return "must be: log VKEY [URL]";
        if (_logs.Count == MaxOfAKind) return $"more than {MaxOfAKind} logs";
        if (VerifierKey.Parse(Utf8(words[1])) is not { Type: NoteKeyType.Ed25519 } key) return "VKEY is no key of a log (name+hex+base64, type 1)";
        if (words.Length == 3 && Address(words[2]) is null) return "URL is no http or https address without query and credentials";
        if (_logs.Any(l => l.PublicKey.Span.SequenceEqual(key.PublicKey.Span))) return "the same log is there twice";
        _logs.Add(key);
        return null;
    }

    private string? AddWitness(string[] words)
    {
        if (words.Length is < 3 or > 4) return "must be: witness NAME VKEY [URL]";
        if (_witnesses.Count == MaxOfAKind) return $"more than {MaxOfAKind} witnesses";
        if (WhyNotNew(words[1]) is { } taken) return taken;
        if (VerifierKey.Parse(Utf8(words[2])) is not { Type: NoteKeyType.Cosignature } key) return "VKEY is no key of a witness (name+hex+base64, type 4)";
        Uri? url = null;
        if (words.Length == 4 && (url = Address(words[3])) is null) return "URL is no http or https address without query and credentials";
        if (_witnesses.Any(w => w.Key.PublicKey.Span.SequenceEqual(key.PublicKey.Span))) return "the same witness is there twice";
        _witnesses.Add(new PolicyWitness(words[1], key, url));
        return null;
    }

    private string? AddGroup(string[] words)
    {
        if (words.Length < 4) return "must be: group NAME all|any|NUMBER MEMBER…";
        if (_groups.Count == MaxOfAKind) return $"more than {MaxOfAKind} groups";
        if (WhyNotNew(words[1]) is { } taken) return taken;

        var members = words[3..];
        foreach (var member in members)
        {
            if (member == None || !IsDefined(member)) return $"'{Shown(member)}' is no witness or group of a line before";
            if (!_members.Add(member)) return $"'{Shown(member)}' is a member twice; it counts in one way only";
        }

        int? needed = words[2] switch
        {
            "all" => members.Length,
            "any" => 1,
            var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k >= 1 && k <= members.Length ? k : null,
        };
        if (needed is null) return $"'{Shown(words[2])}' is not all, any or a number from 1 to {members.Length}";
        _groups.Add(words[1], (needed.Value, members));
        return null;
    }

    private string? AddQuorum(string[] words)
    {
        if (words.Length != 2) return "must be: quorum NAME";
        if (_quorum is not null) return "a second quorum line";
        if (words[1] != None && !IsDefined(words[1])) return $"'{Shown(words[1])}' is no witness or group of a line before";
        _quorum = words[1];
        return null;
    }

    private string? WhyNotNew(string name) =>
        name == None ? "'none' cannot be defined" : IsDefined(name) ? $"'{Shown(name)}' is defined twice" : null;

    private bool IsDefined(string name) => _groups.ContainsKey(name) || _witnesses.Any(w => w.Name == name);

    private static string Utf8(string octets) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(octets));

    private static string Shown(string octets) => octets.Length <= 64 ? Utf8(octets) : Utf8(octets[..64]) + "…";

    private static Uri? Address(string octets) =>
        Uri.TryCreate(Utf8(octets), UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.Query.Length == 0
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0 ? url : null;
}
