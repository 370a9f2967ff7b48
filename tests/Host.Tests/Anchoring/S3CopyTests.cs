using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Host.Anchoring;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Anchoring;

public sealed class S3CopyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static S3Bucket Bucket(int port) => new(
        new Uri($"http://127.0.0.1:{port}"), "audit-anchors", "eu-central-1", "acme/", "AKIDEXAMPLE", "secret of the tests", 30);

    [Fact]
    public async Task Object_is_put_locked_in_compliance_mode_with_checksums_and_a_signature_over_all_of_it()
    {
        using var server = new Server(200);
        using var copy = new S3Copy(Bucket(server.Port), new SetClock(Now));

        await copy.PutAsync("tile/0/x001/000", "content"u8.ToArray(), Cancellation);

        var (target, headers, body) = server.Requests.ShouldHaveSingleItem();
        target.ShouldBe("PUT /audit-anchors/acme/tile/0/x001/000");
        body.ShouldBe("content"u8.ToArray());
        headers["x-amz-object-lock-mode"].ShouldBe("COMPLIANCE");
        headers["x-amz-object-lock-retain-until-date"].ShouldBe("2026-03-31T09:00:00Z");
        headers["x-amz-checksum-sha256"].ShouldBe(Convert.ToBase64String(SHA256.HashData("content"u8)));
        headers["content-md5"].ShouldBe("mgNkuembtIDdJeHwKEyFVQ==");   // printf content | openssl md5 -binary | base64
        var signed = "content-md5;host;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date;x-amz-object-lock-mode;x-amz-object-lock-retain-until-date";
        headers["authorization"].ShouldContain($"SignedHeaders={signed},");
        headers["authorization"].ShouldBe(SigV4.Authorization(
            "PUT", "/audit-anchors/acme/tile/0/x001/000", signed.Split(';').ToDictionary(h => h, h => headers[h]), headers["x-amz-content-sha256"],
            ("eu-central-1", "s3"), ("AKIDEXAMPLE", "secret of the tests")));
    }

    [Fact]
    public async Task Bucket_that_refuses_is_told_with_its_status()
    {
        using var server = new Server(403);
        using var copy = new S3Copy(Bucket(server.Port), new SetClock(Now));

        var fault = await Should.ThrowAsync<AnchorFaultException>(() => copy.PutAsync("checkpoint.1", new byte[1], Cancellation).AsTask());

        fault.Word.ShouldBe("http_403");
    }

    [Fact]
    public async Task Bucket_that_is_away_is_told()
    {
        int port;
        using (var server = new Server(200)) port = server.Port;
        using var copy = new S3Copy(Bucket(port), new SetClock(Now));

        var fault = await Should.ThrowAsync<AnchorFaultException>(() => copy.PutAsync("checkpoint.1", new byte[1], Cancellation).AsTask());

        fault.Word.ShouldBe(AnchorTrouble.Unreachable);
    }

    /// <summary>Records what it is asked.</summary>
    private sealed class Server : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly int _status;

        public Server(int status)
        {
            _status = status;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port { get; }

        public List<(string Target, Dictionary<string, string> Headers, byte[] Body)> Requests { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var headers = context.Request.Headers.AllKeys.ToDictionary(k => k!.ToLowerInvariant(), k => context.Request.Headers[k]!);
                Requests.Add(($"{context.Request.HttpMethod} {context.Request.RawUrl}", headers, body.ToArray()));
                context.Response.StatusCode = _status;
                context.Response.Close();
            }
        }
    }
}
