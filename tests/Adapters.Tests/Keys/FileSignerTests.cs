using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class FileSignerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KeyFolder _keys;

    public FileSignerTests() => _keys = KeyFolder.Open(_folder.Below("keys"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task First_start_makes_a_key_and_later_ones_use_it()
    {
        using var first = FileSigner.Open(_keys, new SystemRandomness());
        using var again = FileSigner.Open(_keys, new SystemRandomness());
        var message = "checkpoint"u8.ToArray();

        var signature = await again.SignAsync(message, default);

        again.PublicKey.ToArray().ShouldBe(first.PublicKey.ToArray());
        Ed25519.Verify(first.PublicKey.Span, message, signature).ShouldBeTrue();
        _keys.Read("log.key")!.Length.ShouldBe(32);
    }

    [Fact]
    public void File_of_another_length_is_refused_and_kept()
    {
        _keys.Create("log.key", new byte[31]);

        var refused = Should.Throw<KeyFolderException>(() => FileSigner.Open(_keys, new SystemRandomness()));

        refused.Message.ShouldContain(_keys.PathOf("log.key"));
        refused.Message.ShouldContain("32 bytes, this has 31");
        _keys.Read("log.key")!.Length.ShouldBe(31);
    }
}
