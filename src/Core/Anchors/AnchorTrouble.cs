namespace AuditPipeline.Core.Anchors;

/// <summary>Words for what is wrong outside, as log, metrics and status use them.</summary>
public static class AnchorTrouble
{
    public const string Unreachable = "unreachable";
    public const string Late = "timeout";
    public const string BadAnswer = "bad_answer";

    /// <summary>The witness does not watch this log (404).</summary>
    public const string UnknownLog = "unknown_log";

    /// <summary>The witness knows another key of this log (403).</summary>
    public const string UnknownKey = "unknown_key";

    /// <summary>The witness has cosigned a larger size than this log has: an older copy was restored, or there is a second history.</summary>
    public const string Ahead = "witness_ahead";

    /// <summary>The witness has cosigned another root at this size.</summary>
    public const string Fork = "fork";

    /// <summary>This log does not continue what the witness cosigned.</summary>
    public const string Contradiction = "history_differs";

    /// <summary>The token does not lead to the given certificates.</summary>
    public const string Untrusted = "untrusted";

    /// <summary>The authority refused to give a token.</summary>
    public const string Refused = "refused";

    /// <summary>Its clock and ours are more than five minutes apart.</summary>
    public const string Clock = "clock_off";

    /// <summary>The copy already holds something else under the name.</summary>
    public const string Differs = "differs";

    /// <summary>The copy cannot be written.</summary>
    public const string Unwritable = "unwritable";

    /// <summary>True for what only a changed history, or a witness that is not what it should be, explains.</summary>
    public static bool IsContradiction(string word) => word is Ahead or Fork or Contradiction;
}
