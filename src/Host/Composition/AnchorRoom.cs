using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Anchoring;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Anchoring;

namespace AuditPipeline.Host.Composition;

/// <summary>Those outside, as the settings name them. What cannot be used stops the start before anything is made.</summary>
internal sealed class AnchorRoom : IDisposable
{
    private const int LongestFile = 256 * 1024;

    private readonly List<IDisposable> held = [];

    private AnchorRoom()
    {
    }

    public OutsideParts Parts { get; private set; } = new();

    /// <summary>False when nothing outside is set up.</summary>
    public bool Any => Parts is { Policy: not null } or { Authority: not null } or { Copies.Count: > 0 };

    /// <param name="folder">Where relative paths of the settings start.</param>
    /// <exception cref="SettingsException">A file cannot be used.</exception>
    public static AnchorRoom Of(AuditSettings settings, string folder, IRandomness randomness, TimeProvider time)
    {
        var room = new AnchorRoom();
        var anchors = settings.Anchors;
        room.Parts = new OutsideParts
        {
            Policy = anchors.Witnesses is { } witnesses ? Policy(settings, witnesses, folder) : null,
            Witnesses = anchors.Witnesses is null ? null : room.Held(new WitnessClient(time)),
            Authority = anchors.Timestamps is { } timestamps ? room.Held(Authority(settings, timestamps, folder, randomness, time)) : null,
            TimestampEvery = TimeSpan.FromMinutes(anchors.Timestamps?.EveryMinutes ?? 60),
            Copies = [.. anchors.Copies.Select((copy, i) => copy.S3 is { } s3
                ? room.Held(new S3Copy(Bucket(settings, s3, $"anchors.copies[{i}].s3", folder), time))
                : (IAnchorCopy)new FolderAnchorCopy(copy.Folder!))],
        };
        return room;
    }

    /// <summary>A policy that names logs must name this one: witnesses would refuse it, or others would not find it.</summary>
    /// <exception cref="CommandFailure">It does not.</exception>
    public void RequireLog(VerifierKey key)
    {
        if (Parts.Policy is { Logs.Count: > 0 } policy && policy.Logs.All(l => l.Format() != key.Format()))
            throw new CommandFailure($"anchors.witnesses.policy: none of its log lines is the key of this log, {key.Format()}", ExitCode.Usage);
    }

    public void Dispose()
    {
        foreach (var part in held) part.Dispose();
    }

    private static WitnessPolicy Policy(AuditSettings settings, AnchorWitnessSettings witnesses, string folder)
    {
        const string at = "anchors.witnesses.policy";
        var policy = WitnessPolicy.Parse(Read(settings, at, witnesses.Policy, folder), out var fault) ?? throw Fault(settings, at, $"{witnesses.Policy}, {fault}");
        var reachable = policy.Witnesses.Where(w => w.Url is not null).Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        return policy.IsMet(reachable) ? policy : throw Fault(settings, at, $"{witnesses.Policy}: the quorum {policy.Quorum} needs witnesses without a URL");
    }

    private static TimestampClient Authority(
        AuditSettings settings, AnchorTimestampSettings timestamps, string folder, IRandomness randomness, TimeProvider time)
    {
        const string at = "anchors.timestamps.ca_file";
        var pem = Encoding.UTF8.GetString(Read(settings, at, timestamps.CaFile, folder));
        try
        {
            return new TimestampClient(new Uri(timestamps.Url), pem, timestamps.Policy is { } policy ? new Oid(policy) : null, randomness, time);
        }
        catch (CryptographicException e)
        {
            throw Fault(settings, at, $"{timestamps.CaFile}: {e.Message}");
        }
    }

    private static S3Bucket Bucket(AuditSettings settings, S3Settings s3, string at, string folder) => new(
        new Uri(s3.Endpoint), s3.Bucket, s3.Region, s3.Prefix,
        Secret(settings, $"{at}.access_key_file", s3.AccessKeyFile, folder, isSecret: false),
        Secret(settings, $"{at}.secret_key_file", s3.SecretKeyFile, folder, isSecret: true),
        s3.RetainDays);

    private static string Secret(AuditSettings settings, string at, string file, string folder, bool isSecret)
    {
        var text = Encoding.UTF8.GetString(Read(settings, at, file, folder)).Trim();
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (isSecret && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path.GetFullPath(file, folder)) & others) != 0)
            throw Fault(settings, at, $"{file} is open to other users; run chmod 600 on it, and replace the key if others may have read it");
        return text.Length is > 0 and <= 512 && !text.Any(char.IsWhiteSpace) ? text : throw Fault(settings, at, $"{file} does not hold one key");
    }

    private static byte[] Read(AuditSettings settings, string at, string file, string folder)
    {
        try
        {
            return Prices.Read(Path.GetFullPath(file, folder), LongestFile);
        }
        catch (CommandFailure e)
        {
            throw Fault(settings, at, e.Message);
        }
    }

    private static SettingsException Fault(AuditSettings settings, string at, string what) => SettingSource.Faults(settings.Source, [new(at, what)]);

    private T Held<T>(T part)
        where T : IDisposable
    {
        held.Add(part);
        return part;
    }
}
