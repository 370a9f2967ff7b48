using System.Runtime.InteropServices;

namespace AuditPipeline.Core.Cryptography;

/// <summary>The few functions of OpenSSL 3 that .NET has no face for (Ed25519). Loaded by soname: .NET on Linux has it loaded
/// anyway.</summary>
internal static partial class LibCrypto
{
    public const int Ed25519 = 1087;   // EVP_PKEY_ED25519 = NID_ED25519, openssl/obj_mac.h
    private const string Library = "libcrypto.so.3";

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Library, out _));

    /// <exception cref="PlatformNotSupportedException">The library is not on this machine.</exception>
    public static void Require()
    {
        if (!Loaded.Value)
        {
            throw new PlatformNotSupportedException(
                $"Ed25519 signatures need OpenSSL 3, but {Library} was not found; install it (package libssl3 on Debian and Ubuntu, "
                + "openssl-libs on Fedora and RHEL, libcrypto3 on Alpine).");
        }
    }

    [LibraryImport(Library)]
    public static partial SafeKeyHandle EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    public static partial SafeKeyHandle EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_raw_public_key(SafeKeyHandle key, Span<byte> into, ref nuint length);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    public static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    public static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, SafeKeyHandle key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSign(
        nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, SafeKeyHandle key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerify(
        nint context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library)]
    public static partial void ERR_clear_error();
}
