using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AuditPipeline.Tests.Shared;

/// <summary>A timestamp authority of OpenSSL (<c>openssl ts</c>) behind HTTP on a free port, with a root of its own.</summary>
public sealed class OpensslAuthority : IAsyncDisposable
{
    private const string Configuration = """
        [ req ]
        distinguished_name = dn
        [ dn ]
        [ ca ]
        basicConstraints = critical, CA:TRUE
        keyUsage = critical, keyCertSign, cRLSign
        [ tsa ]
        basicConstraints = critical, CA:FALSE
        keyUsage = critical, digitalSignature
        extendedKeyUsage = critical, timeStamping
        [ tsa_config ]
        serial = serial
        crypto_device = builtin
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        other_policies = 1.2.3.4.2
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _listener = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private Task _serving = Task.CompletedTask;

    private OpensslAuthority(int port) => Url = new Uri($"http://127.0.0.1:{port}/tsa/");

    public Uri Url { get; }

    /// <summary>The root's certificate, PEM.</summary>
    public string RootFile => _folder.Below("ca.pem");

    public string RootPem => File.ReadAllText(RootFile);

    /// <summary>Answers this status instead of tokens when set.</summary>
    public int? Refuses { get; set; }

    public static bool IsThere => File.Exists("/usr/bin/openssl");

    public static async Task<OpensslAuthority> StartAsync()
    {
        var authority = new OpensslAuthority(FreePort());
        File.WriteAllText(authority._folder.Below("tsa.cnf"), Configuration);
        File.WriteAllText(authority._folder.Below("serial"), "01\n");
        await authority.RunAsync("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test Root", "-days", "30", "-config", "tsa.cnf", "-extensions", "ca");
        await authority.RunAsync("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test TSA", "-config", "tsa.cnf");
        await authority.RunAsync("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "tsa.pem", "-days", "29", "-extfile", "tsa.cnf", "-extensions", "tsa");
        authority._listener.Prefixes.Add(authority.Url.ToString());
        authority._listener.Start();
        authority._serving = authority.ServeAsync();
        return authority;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _one.Dispose();
        _folder.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;   // closed
            }

            using var query = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(query);
            context.Response.StatusCode = Refuses ?? 200;
            context.Response.ContentType = "application/timestamp-reply";
            if (Refuses is null) await context.Response.OutputStream.WriteAsync(await ReplyAsync(query.ToArray()));
            context.Response.Close();
        }
    }

    private async Task<byte[]> ReplyAsync(byte[] query)
    {
        await _one.WaitAsync();
        try
        {
            await File.WriteAllBytesAsync(_folder.Below("query.tsq"), query);
            await RunAsync("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa_config", "-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "reply.tsr");
            return await File.ReadAllBytesAsync(_folder.Below("reply.tsr"));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/openssl", arguments) { WorkingDirectory = _folder.FullPath, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"openssl {arguments[0]}: {errors}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
