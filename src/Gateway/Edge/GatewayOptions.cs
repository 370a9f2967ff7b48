using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Settings of the gateway. Where it listens is the host's.</summary>
public sealed class GatewayOptions
{
    /// <summary>Owner of the records. Default <c>default</c>.</summary>
    [RegularExpression("[a-z0-9-]{1,64}")]
    public string Tenant { get; set; } = "default";

    /// <summary>Provider name → base URL, without a slash at its end. A path <c>/{name}/…</c> goes to base + <c>/…</c>.
    /// <c>{resource}</c> in the host takes the next path segment: <c>/azure/my-resource/openai/…</c>.
    /// Default: <see cref="KnownProviders"/>. Names: <c>[a-z0-9-]{1,64}</c>, not <c>v1</c>.</summary>
    public IDictionary<string, string> Providers { get; } = new Dictionary<string, string>(KnownProviders.BaseUrls);

    /// <summary>Provider of the route <c>/v1/…</c>. Default <c>openai</c>.</summary>
    public string DefaultProvider { get; set; } = "openai";

    /// <summary>What comes first when a call cannot be recorded, for providers that <see cref="RecordByProvider"/> does not name.
    /// Default <see cref="RecordPolicy.Before"/>.</summary>
    public RecordPolicy Record { get; set; } = RecordPolicy.Before;

    /// <summary>Provider name → its own policy. Default none.</summary>
    public IDictionary<string, RecordPolicy> RecordByProvider { get; } = new Dictionary<string, RecordPolicy>();

    /// <summary>Most bytes of calls that have ended and wait for a journal that cannot write; beyond it a call that was forwarded
    /// without a record is lost (and recorded as such), an answer whose request is durable is recorded without its body. Default 64 MB.</summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxWaitingBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Longest request body in bytes; a longer one is answered 413. Default 32 MB.</summary>
    [Range(1024L, 1024L * 1024 * 1024)]
    public long MaxRequestBytes { get; set; } = 32L * 1024 * 1024;

    /// <summary>How much of a request that is too long is read away in bytes, so that its sender gets the answer rather than a
    /// reset connection; beyond this the connection is closed. Default 128 MB.</summary>
    [Range(0L, 1024L * 1024 * 1024)]
    public long MaxDrainBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>Most bytes of one answer kept for the record; the answer itself is not limited. Default 16 MB.</summary>
    [Range(1024L, 1024L * 1024 * 1024)]
    public long MaxResponseCaptureBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>Most bytes of all captures in memory at once; at the bound new calls are answered 503 and answers under way are
    /// recorded truncated. Default 256 MB.</summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxCaptureMemory { get; set; } = 256L * 1024 * 1024;

    /// <summary>Calls under way at once, closing included; one more is answered 503. Default 4096.</summary>
    [Range(1, 1_000_000)]
    public int MaxConcurrentCalls { get; set; } = 4096;

    /// <summary>Longest time for a request body to arrive. Default 300 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RequestBodyTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Longest time to a connection with the provider, TLS included. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time from forwarding to the headers of the answer. Default 300 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "24:00:00")]
    public TimeSpan ResponseHeadersTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Longest time without a byte within an answer. Default 300 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "24:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>What a refused caller is told to wait. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>With <c>record: pass</c>: after so long the opening of a call goes into the journal on its own; a call that has ended by
    /// then is written in one go. Default 20 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan OpenAfter { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>HTTP/2 to providers that offer it over TLS. Default off.</summary>
    public bool Http2 { get; set; }

    /// <summary>Forward proxy on the way to providers. Default none: the environment's proxy variables are not read.</summary>
    public Uri? UpstreamProxy { get; set; }

    /// <summary>Headers that enter the record, lower case; <c>*</c> at the end stands for any ending. Names that carry
    /// credentials are never recorded, whatever stands here. Default <see cref="HeaderAllowList.Defaults"/>.</summary>
    public IList<string> RecordedHeaders { get; } = [.. HeaderAllowList.Defaults];

    /// <summary>What is wrong with these settings, each with the setting's name; empty when nothing is.</summary>
    public IReadOnlyList<ValidationResult> Problems()
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), problems, validateAllProperties: true);
        foreach (var (name, baseUrl) in Providers)
            if (ProviderRoute.Problem(name, baseUrl) is { } problem)
                problems.Add(new ValidationResult($"{nameof(Providers)}:{name} {problem}", [nameof(Providers)]));
        if (!Providers.TryGetValue(DefaultProvider, out var defaultUrl))
            problems.Add(new ValidationResult($"{nameof(DefaultProvider)} names no provider", [nameof(DefaultProvider)]));
        else if (defaultUrl.Contains(ProviderRoute.ResourcePlaceholder, StringComparison.Ordinal))
            problems.Add(new ValidationResult($"{nameof(DefaultProvider)} needs a resource in its path", [nameof(DefaultProvider)]));
        foreach (var name in RecordByProvider.Keys.Except(Providers.Keys))
            problems.Add(new ValidationResult($"{nameof(RecordByProvider)}:{name} names no provider", [nameof(RecordByProvider)]));
        return problems;
    }
}
