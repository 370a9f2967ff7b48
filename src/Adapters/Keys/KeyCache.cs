namespace AuditPipeline.Adapters.Keys;

/// <summary>The most recently used values, at most as many as given. Thread-safe.</summary>
internal sealed class KeyCache<TName, TValue>(int capacity)
    where TName : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TName, LinkedListNode<(TName Name, TValue Value)>> _byName = [];
    private readonly LinkedList<(TName Name, TValue Value)> _byUse = new();

    public TValue? Find(TName name)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(name, out var node)) return null;

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    public void Put(TName name, TValue value)
    {
        lock (_gate)
        {
            if (_byName.Remove(name, out var old)) _byUse.Remove(old);
            _byName[name] = _byUse.AddFirst((name, value));
            if (_byName.Count <= capacity) return;

            _byName.Remove(_byUse.Last!.Value.Name);
            _byUse.RemoveLast();
        }
    }

    public void Remove(TName name)
    {
        lock (_gate)
            if (_byName.Remove(name, out var node)) _byUse.Remove(node);
    }
}
