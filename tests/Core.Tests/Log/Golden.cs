namespace AuditPipeline.Core.Tests.Log;

/// <summary>Frozen bytes. They grow; old lines never change.</summary>
internal static class Golden
{
    public const string LogKey = "log.example/anchor+9f48aabd+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    public const string SignedCheckpoint =
        "log.example/anchor\n2\nsTeYX/SE+2ANuTEHx3sDZcgNePW0Kd7Q/Zc2HQd5mes=\n\n— log.example/anchor n0iqvWycsEyew7rvmDPuPRmcCT7tjDcpp8A+dZ92/HIUl6WjYsU03xw9Vb+RS8rt6ILpOD9TimLeRoErlWf5QGKXpQ8=\n";
}
