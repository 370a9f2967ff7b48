using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>Which operator each kind gets. Pure, thread-safe; what it cannot mean is refused when it is made.</summary>
public sealed class RedactionPolicy
{
    /// <summary>Goes up by one whenever the same policy gives other text than before.</summary>
    private const int Engine = 1;

    private readonly FrozenDictionary<string, RedactionOperator> byKind;
    private readonly RedactionOperator fallback;

    /// <param name="kinds">All kinds that detectors tell.</param>
    /// <param name="fallback">For kinds that <paramref name="byKind"/> does not name.</param>
    /// <param name="byKind">Kind → operator.</param>
    /// <exception cref="ArgumentException">See <see cref="FaultOfFallback"/> and <see cref="FaultOf"/>.</exception>
    public RedactionPolicy(
        IReadOnlySet<string> kinds, RedactionOperator fallback, IReadOnlyDictionary<string, RedactionOperator> byKind)
    {
        if (FaultOfFallback(fallback) is { } wrong) throw new ArgumentException($"The default {wrong}", nameof(fallback));
        foreach (var (kind, chosen) in byKind)
            if (FaultOf(kind, chosen, kinds) is { } fault) throw new ArgumentException($"{kind}: {fault}", nameof(byKind));

        Kinds = kinds;
        this.fallback = fallback;
        this.byKind = byKind.ToFrozenDictionary(StringComparer.Ordinal);
        Version = $"redact-{Engine}-{Fingerprint()}";
        Keeps = byKind.Values.Any(o => o.Method == RedactionMethod.Keep);
        Numbers = byKind.Values.Append(fallback).Any(o => o.Method == RedactionMethod.Pseudonym);
        Masks = byKind.Values.Any(o => o.Method == RedactionMethod.Mask);
    }

    /// <summary>Every value by its kind.</summary>
    public static RedactionPolicy ReplaceAll { get; } = Default(FrozenSet<string>.Empty);

    public IReadOnlySet<string> Kinds { get; }

    /// <summary>Engine number and eight hex digits of SHA-256 over the operators; a plain word. Two policies that do the same have the same one.</summary>
    public string Version { get; }

    /// <summary>Some kind stays as it is.</summary>
    internal bool Keeps { get; }

    /// <summary>Some kind becomes numbered.</summary>
    internal bool Numbers { get; }

    /// <summary>Some kind leaves characters readable.</summary>
    internal bool Masks { get; }

    public static RedactionPolicy Default(IReadOnlySet<string> kinds) =>
        new(kinds, RedactionOperator.Replace, FrozenDictionary<string, RedactionOperator>.Empty);

    /// <summary>Why an operator cannot be the one of a kind, as the end of a sentence; null when it can.</summary>
    public static string? FaultOf(string kind, RedactionOperator chosen, IReadOnlySet<string> kinds)
    {
        if (!kinds.Contains(kind)) return "is no entity type that is looked for";
        return SecretKinds.Has(kind) && chosen.Method is RedactionMethod.Keep or RedactionMethod.Mask
            ? "is a secret: only replace, pseudonym and hash leave nothing of it readable"
            : null;
    }

    /// <summary>Why an operator cannot be the default, as the end of a sentence; null when it can. The default also takes kinds that a later
    /// version looks for, and secrets.</summary>
    public static string? FaultOfFallback(RedactionOperator chosen) => chosen.Method is RedactionMethod.Keep or RedactionMethod.Mask
        ? "must be replace, pseudonym or hash: keep and mask are set type by type"
        : null;

    public RedactionOperator For(string kind) => byKind.GetValueOrDefault(kind, fallback);

    /// <summary>This policy with other operators for some kinds.</summary>
    public RedactionPolicy With(IReadOnlyDictionary<string, RedactionOperator> others)
    {
        var all = new Dictionary<string, RedactionOperator>(byKind, StringComparer.Ordinal);
        foreach (var (kind, chosen) in others) all[kind] = chosen;
        return new RedactionPolicy(Kinds, fallback, all);
    }

    private string Fingerprint()
    {
        var lines = byKind.Where(p => p.Value != fallback).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend($"{fallback}")))).AsSpan(0, 4));
    }
}
