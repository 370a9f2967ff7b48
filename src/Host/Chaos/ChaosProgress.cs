namespace AuditPipeline.Host.Chaos;

/// <summary>Progress on stderr: every round on a terminal, else every tenth.</summary>
internal sealed class ChaosProgress(TextWriter output, int rounds)
{
    private const int Step = 10;

    private readonly long _start = TimeProvider.System.GetTimestamp();

    public void Round(int round, string fault, int calls)
    {
        if (Console.IsErrorRedirected && round % Step != 0 && round != rounds) return;
        Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"round {round} of {rounds}: {fault}; {calls} calls"));
    }

    public void Say(string what) => output.WriteLine(string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"[{TimeProvider.System.GetElapsedTime(_start).TotalSeconds,6:0.0} s] {what}"));
}
