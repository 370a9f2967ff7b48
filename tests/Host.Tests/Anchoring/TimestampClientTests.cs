using System.Security.Cryptography;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Host.Anchoring;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Anchoring;

public sealed class TimestampClientTests
{
    private static readonly byte[] Data = "audit.example/anchor\n5\nroot\n"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<OpensslAuthority> StartAsync()
    {
        if (!OpensslAuthority.IsThere) Assert.Skip("openssl is not there");
        return await OpensslAuthority.StartAsync();
    }

    private static TimestampClient Client(OpensslAuthority authority, string rootPem, string? policy = null) =>
        new(authority.Url, rootPem, policy is null ? null : new Oid(policy), new SystemRandomness(), TimeProvider.System);

    private static Task<AnchorFaultException> RefusedAsync(TimestampClient client) =>
        Should.ThrowAsync<AnchorFaultException>(() => client.StampAsync(Data, Cancellation).AsTask());

    [Fact]
    public async Task Token_of_an_authority_is_given_on_once_it_was_checked()
    {
        await using var authority = await StartAsync();
        using var client = Client(authority, authority.RootPem);

        var first = await client.StampAsync(Data, Cancellation);
        var second = await client.StampAsync(Data, Cancellation);

        (second.Time - TimeProvider.System.GetUtcNow()).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(5));
        first.Response.ToArray().ShouldNotBe(second.Response.ToArray());
    }

    [Fact]
    public async Task Token_of_another_root_is_refused()
    {
        await using var authority = await StartAsync();
        await using var other = await StartAsync();
        using var client = Client(authority, other.RootPem);

        (await RefusedAsync(client)).Word.ShouldBe(AnchorTrouble.Untrusted);
    }

    [Fact]
    public async Task Policy_that_was_asked_for_is_demanded()
    {
        await using var authority = await StartAsync();
        using var known = Client(authority, authority.RootPem, "1.2.3.4.2");
        using var unknown = Client(authority, authority.RootPem, "1.2.3.4.9");

        await known.StampAsync(Data, Cancellation);

        (await RefusedAsync(unknown)).Word.ShouldBe(AnchorTrouble.Refused);
    }

    [Fact]
    public async Task Authority_that_answers_an_error_is_told_with_its_status()
    {
        await using var authority = await StartAsync();
        authority.Refuses = 503;
        using var client = Client(authority, authority.RootPem);

        (await RefusedAsync(client)).Word.ShouldBe("http_503");
    }

    [Fact]
    public void File_without_certificates_is_no_root()
    {
        Should.Throw<CryptographicException>(() => new TimestampClient(new Uri("http://tsa.example"), "nothing", null, new SystemRandomness(), TimeProvider.System));
    }
}
