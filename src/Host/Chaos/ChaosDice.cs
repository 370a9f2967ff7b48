namespace AuditPipeline.Host.Chaos;

/// <summary>Random choices that a seed repeats. Each user has dice of its own; not safe for several threads.</summary>
internal sealed class ChaosDice(int seed)
{
    private readonly Random _random = new(seed);

    public ChaosDice Fork() => new(_random.Next());

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + (most - least) * _random.NextDouble();

    /// <summary>True in that many of 100 cases.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    /// <summary>Sizes of every order are equally likely.</summary>
    public int Size(int least, int most) => (int)Math.Clamp(least * Math.Pow((double)most / least, _random.NextDouble()), least, most);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
