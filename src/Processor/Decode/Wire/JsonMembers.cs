namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>The members of an object in their order.</summary>
internal struct JsonMembers
{
    private readonly JsonTape? tape;
    private readonly int end;
    private int at;
    private int next;

    public JsonMembers(JsonTape tape, int obj)
    {
        this.tape = tape;
        end = tape[obj].Next;
        next = obj + 1;
    }

    public readonly JsonMember Current => new(tape!, at);

    public readonly JsonMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        if (next >= end) return false;

        at = next;
        next = tape![at].Next;
        return true;
    }
}
