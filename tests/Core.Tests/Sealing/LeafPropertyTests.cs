using AuditPipeline.Core.Sealing;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Sealing;

/// <summary>Whatever a loss or a heartbeat holds, writer and parser agree on it.</summary>
public sealed class LeafPropertyTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Word = from n in Gen.Choose(0, 9) select "a\"é\u0001b.-_ \U0001F600c"[..n];

    private static readonly Arbitrary<Leaf> Losses = (
        from first in Gen.Choose(1, int.MaxValue)
        from count in Gen.Choose(1, int.MaxValue)
        from ticks in Gen.Choose(0, 9_999_999)
        from length in Gen.Choose(0, int.MaxValue)
        from number in Gen.Choose(1, 1_000)
        from provider in Word
        from reason in Word
        let start = At.AddMicroseconds(ticks)
        select new Leaf
        {
            Type = LeafType.Loss, Stream = "s", Index = number, Id = "i", Gateway = "gw", GatewayNumber = first, System = "bot",
            SystemNumber = number, CapturedAt = start,
            Meta = new LeafMeta { Provider = provider, Reason = reason, Lost = count, LostFrom = start, LostTo = start.AddMicroseconds(length) },
        }).ToArbitrary();

    private static readonly Arbitrary<long[]> Numbers =
        (from size in Gen.Choose(0, 1_000)
         from steps in Gen.Choose(1, 3).Select(step => (long)step).ArrayOf(size)
         from start in Gen.Choose(0, int.MaxValue)
         select steps.Aggregate((At: (long)start, All: new List<long>()), (sum, step) =>
         {
             sum.All.Add(sum.At + step);
             return (sum.At + step, sum.All);
         }).All.ToArray()).ToArbitrary();

    [Fact]
    public void A_loss_is_read_as_it_was_written() => Prop.ForAll(Losses, loss =>
    {
        var bytes = new LeafWriter().Write(loss);

        var read = LeafParser.Parse(bytes);

        return read.Meta! == loss.Meta! with { Pii = read.Meta!.Pii } && read.GatewayNumber == loss.GatewayNumber
            && new LeafWriter().Write(read).AsSpan().SequenceEqual(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_heartbeat_names_its_open_numbers_from_the_first_on_and_says_when_it_cannot_name_all() => Prop.ForAll(Numbers, numbers =>
    {
        var text = NumberRanges.Write(numbers, out var named);
        var meta = new LeafMeta { Open = numbers.Length, OpenNumbers = text, OpenCut = named < numbers.Length ? true : null };
        var bytes = new LeafWriter().Write(new Leaf
        {
            Type = LeafType.Heartbeat, Stream = "s", Index = 0, Id = "i", Gateway = "gw", GatewayNumber = int.MaxValue, CapturedAt = At, Meta = meta,
        });

        var read = LeafParser.Parse(bytes).Meta!;
        var ranges = read.OpenNumbers is null ? [] : NumberRanges.TryParse(read.OpenNumbers)!;

        return ranges.SelectMany(r => Enumerable.Range(0, (int)(r.Last - r.First + 1)).Select(i => r.First + i)).SequenceEqual(numbers.Take(named))
            && (text?.Length ?? 0) <= NumberRanges.MaxLength && (read.OpenCut is true) == (named < numbers.Length);
    }).QuickCheckThrowOnFailure();
}
