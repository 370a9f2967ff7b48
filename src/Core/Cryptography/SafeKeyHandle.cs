using System.Runtime.InteropServices;

namespace AuditPipeline.Core.Cryptography;

/// <summary>Owns an <c>EVP_PKEY</c>.</summary>
internal sealed class SafeKeyHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_PKEY_free(handle);
        return true;
    }
}
