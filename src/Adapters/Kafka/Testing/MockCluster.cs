using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka.Testing;

/// <summary>librdkafka's mock cluster: brokers of this process that speak the real protocol over TCP on 127.0.0.1 and can be stopped,
/// moved and made to fail. In memory only, at most 5 MB per partition (older messages go), no admin requests. Thread-safe.</summary>
public sealed class MockCluster : IDisposable
{
    private const int FirstBroker = 1;

    private readonly nint _client;
    private readonly nint _cluster;
    private bool _disposed;

    private MockCluster(nint client, nint cluster, int brokers) => (_client, _cluster, Brokers) = (client, cluster, brokers);

    /// <summary>How many there are; they are numbered from 0 here and from 1 in the protocol.</summary>
    public int Brokers { get; }

    /// <summary><c>host:port</c> of each, separated by commas.</summary>
    public string BootstrapServers => Marshal.PtrToStringUTF8(MockLibrary.Bootstraps(_cluster))!;

    /// <exception cref="InvalidOperationException">librdkafka says why.</exception>
    public static unsafe MockCluster Start(int brokers = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(brokers, 1);
        var configuration = MockLibrary.NewConfiguration();
        MockLibrary.SetLog(configuration, 0);   // what its own client has to say about stopped brokers is no news
        Span<byte> error = stackalloc byte[512];
        nint client;
        fixed (byte* text = error) client = MockLibrary.NewClient(MockLibrary.Producer, configuration, text, (nuint)error.Length);
        if (client == 0) throw new InvalidOperationException($"no client for a mock cluster: {Encoding.UTF8.GetString(error).TrimEnd('\0')}");

        var cluster = MockLibrary.NewCluster(client, brokers);
        if (cluster == 0)
        {
            MockLibrary.DestroyClient(client);
            throw new InvalidOperationException("no mock cluster; are there ports left?");
        }

        MockLibrary.SetRebalanceDelay(cluster, 100);   // 3 s otherwise, for members that nobody waits for here
        return new MockCluster(client, cluster, brokers);
    }

    public void CreateTopic(string name, int partitions, int replication) =>
        Check(MockLibrary.CreateTopic(_cluster, name, partitions, replication), "creating the topic");

    /// <summary>Ends its connections and refuses new ones.</summary>
    public void StopBroker(int index) => Check(MockLibrary.SetDown(_cluster, Id(index)), "stopping the broker");

    /// <summary>As it was, with what it held.</summary>
    public void StartBroker(int index) => Check(MockLibrary.SetUp(_cluster, Id(index)), "starting the broker");

    /// <summary>Holds each of the broker's answers back so long.</summary>
    public void Delay(int index, TimeSpan roundTrip) =>
        Check(MockLibrary.SetRoundTrip(_cluster, Id(index), (int)roundTrip.TotalMilliseconds), "delaying the broker");

    public void MoveCoordinator(string group, int broker) =>
        Check(MockLibrary.SetCoordinator(_cluster, "group", group, Id(broker)), "moving the coordinator");

    public void MoveLeader(string topic, int partition, int broker) =>
        Check(MockLibrary.SetLeader(_cluster, topic, partition, Id(broker)), "moving the leader");

    /// <summary>The next requests of this kind fail, one after the other. <see cref="ErrorCode.Local_Transport"/> ends the connection.</summary>
    /// <param name="apiKey">Number of the request in Kafka's protocol (<see cref="MockRequest"/>).</param>
    public void FailRequests(short apiKey, params ErrorCode[] errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        MockLibrary.PushErrors(_cluster, apiKey, (nuint)errors.Length, [.. errors.Select(error => (int)error)]);
    }

    /// <summary>Takes back the failures that no request has met yet.</summary>
    public void ForgetFailures(short apiKey) => MockLibrary.ClearErrors(_cluster, apiKey);

    public void Dispose()
    {
        if (_disposed) return;

        _disposed = true;
        MockLibrary.DestroyCluster(_cluster);
        MockLibrary.DestroyClient(_client);
    }

    private int Id(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Brokers);
        return index + FirstBroker;
    }

    private static void Check(int error, string doing)
    {
        if (error != 0) throw new InvalidOperationException($"{doing} failed: {(ErrorCode)error}");
    }
}
