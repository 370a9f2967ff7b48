namespace AuditPipeline.Processor.Decode;

/// <summary>The choices of an answer by their index, which is in most answers their place.</summary>
internal sealed class ChoiceList
{
    private ChoiceDraft[] choices = [];

    public int Count { get; private set; }

    /// <summary>The choice at a place, in the order of their indexes.</summary>
    public ChoiceDraft this[int place] => choices[place];

    /// <summary>The choice of this index; a new one where there is none.</summary>
    public ChoiceDraft Of(int index)
    {
        if (index < Count && choices[index].Index == index) return choices[index];

        var place = PlaceOf(index);
        return place < Count && choices[place].Index == index ? choices[place] : Insert(place, new ChoiceDraft(index));
    }

    // The first whose index is not below.
    private int PlaceOf(int index)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (choices[middle].Index < index) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    private ChoiceDraft Insert(int place, ChoiceDraft choice)
    {
        if (Count == choices.Length) Array.Resize(ref choices, Math.Max(1, Count * 2));
        choices.AsSpan(place, Count - place).CopyTo(choices.AsSpan(place + 1));
        choices[place] = choice;
        Count++;
        return choice;
    }
}
