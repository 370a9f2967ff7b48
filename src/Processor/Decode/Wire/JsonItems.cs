namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>The items of an array in their order.</summary>
internal struct JsonItems
{
    private readonly JsonTape? tape;
    private readonly int end;
    private int at;
    private int next;

    public JsonItems(JsonTape tape, int array)
    {
        this.tape = tape;
        end = tape[array].Next;
        next = array + 1;
    }

    public readonly JsonView Current => new(tape!, at);

    public readonly JsonItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (next >= end) return false;

        at = next;
        next = tape![at].Next;
        return true;
    }
}
