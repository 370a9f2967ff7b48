using System.Collections.Frozen;

namespace AuditPipeline.Pii.Net;

/// <summary>Words behind an at sign or a number sign that belong to a programming language.</summary>
internal static class CodeWords
{
    /// <summary>At-rules of style sheets, tags of documentation, annotations and decorators.</summary>
    private static readonly FrozenSet<string> AtWords = (
        "media import charset namespace supports page layer apply tailwind include mixin extend use forward if else elseif for each while return "
        + "function container property keyframes screen "
        + "param params returns throws throw exception see since author version deprecated link code inheritdoc todo type typedef example default "
        + "private public protected static readonly "
        + "override internal async brief file ingroup note copyright license module class constructor description summary template var let const "
        + "method prop ts babel types interface end "
        + "implementation synthesize selector autoreleasepool objc available main discardableresult escaping viewbuilder state binding published "
        + "environment observedobject test autowired "
        + "component service repository entity table column id controller restcontroller requestmapping getmapping postmapping bean configuration "
        + "nullable nonnull notnull data builder getter "
        + "setter slf4j suppresswarnings functionalinterface safevarargs beforeeach aftereach before after transactional value injectable input "
        + "output ngmodule directive pipe dataclass "
        + "staticmethod classmethod abstractmethod cached_property contextmanager wraps property pytest fixture app route router api_view "
        + "login_required click jit njit lru_cache cache model "
        + "helper section yield foreach endif extends csrf auth guest isset empty switch case break continue stack push once php verbatim lang "
        + "choice json html layout using inject rendersection "
        + "functions await lock try catch finally do require dev latest next beta alpha all everyone here channel").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Directives of preprocessors.</summary>
    private static readonly FrozenSet<string> NumberWords = (
        "include define undef if ifdef ifndef elif else endif pragma error warning line region endregion nullable import using load usr bin type "
        + "noqa todo fixme").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> At = AtWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Number = NumberWords.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static bool BehindAt(ReadOnlySpan<char> word) => At.Contains(word);

    internal static bool BehindNumberSign(ReadOnlySpan<char> word) => Number.Contains(word);
}
