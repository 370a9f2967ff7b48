using System.Diagnostics;

namespace AuditPipeline.Core.Redaction;

/// <summary>What takes the place of values, for one interaction: pseudonyms are numbered as they come. For one thread, unless the policy gives
/// no pseudonyms.</summary>
internal sealed class Substitutes
{
    private readonly RedactionPolicy policy;
    private readonly RedactionScope? scope;
    private readonly PseudonymNumbers numbers = new();

    /// <param name="policy">Operators.</param>
    /// <param name="scope">What tokens are derived from; null only where the policy has none.</param>
    internal Substitutes(RedactionPolicy policy, RedactionScope? scope)
    {
        this.policy = policy;
        this.scope = scope;
        Numbers = policy.Numbers;
    }

    /// <summary>Every value by its kind; thread-safe.</summary>
    internal static Substitutes ByKind { get; } = new(RedactionPolicy.ReplaceAll, null);

    /// <summary>Numbers that a text brings along matter even where nothing is found in it.</summary>
    internal bool Numbers { get; }

    /// <summary>What an earlier redaction left in a text.</summary>
    internal List<Placeholder> Known(string text)
    {
        var found = Placeholders.Find(text, policy.Kinds, scope);
        if (!Numbers) return found;
        foreach (var one in found)
            if (one is { Kind: { } kind, Number: > 0 }) numbers.Take(kind, one.Number);
        return found;
    }

    /// <summary>The value is what this policy's mask left of one.</summary>
    internal bool IsMasked(Detection one, string text) =>
        policy.For(one.Kind) is { Method: RedactionMethod.Mask } mask && ValueMask.IsMasked(text, one.Start, one.End, mask);

    /// <summary>What replaces a value of <paramref name="text"/>; in its places.</summary>
    internal Replacement For(Detection one, string text)
    {
        var chosen = policy.For(one.Kind);
        var whole = new TextRange(one.Start, one.End);
        return chosen.Method switch
        {
            RedactionMethod.Replace => new Replacement(one.Start, one.End, $"[{one.Kind}]") { Value = whole },
            RedactionMethod.Pseudonym => new Replacement(one.Start, one.End, Pseudonym(one.Kind, Value(one, text))) { Value = whole },
            RedactionMethod.Hash => new Replacement(one.Start, one.End, Token(chosen, one.Kind, Value(one, text))) { Value = whole },
            RedactionMethod.Mask => ValueMask.Of(text, one.Start, one.End, chosen),
            _ => throw new UnreachableException($"RedactionMethod.{chosen.Method}"),   // what is kept is never looked for here
        };
    }

    private static string Value(Detection one, string text) => text.Substring(one.Start, one.Length);

    private string Pseudonym(string kind, string value) => numbers.Of(kind, value) is { } number ? $"[{kind}_{number}]" : $"[{kind}]";

    private string Token(RedactionOperator chosen, string kind, string value) =>
        $"[{kind}#{RedactionTokens.Of(scope!.Key.Span, scope.Tenant, kind, value, chosen.WithinSession ? scope.Conversation : null)}]";
}
