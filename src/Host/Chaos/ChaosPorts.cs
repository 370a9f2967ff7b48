using System.Net;
using System.Net.Sockets;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Chaos;

/// <summary>Free loopback ports that stay free while the product is down.</summary>
internal static class ChaosPorts
{
    // Below what the system gives to outgoing connections (32768 on): a port in that range could be taken by a caller between two starts.
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int Attempts = 200;

    public static IReadOnlyList<int> Take(int count)
    {
        // Not from the seed: two runs with the same seed may go at once.
        var start = Environment.ProcessId * 8 % (Last - First);
        var ports = new List<int>();
        for (var i = 0; i < Attempts && ports.Count < count; i++)
        {
            var port = First + (start + i) % (Last - First);
            if (IsFree(port)) ports.Add(port);
        }

        return ports.Count == count ? ports : throw new CommandFailure("no free loopback ports were found between 20000 and 32000");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
