using System.Text;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>The query string of a request: settings and constants, escaped.</summary>
internal sealed class ServerQuery
{
    private readonly StringBuilder text = new();

    /// <summary>A setting, where the server knows it.</summary>
    public ServerQuery Setting(ServerFacts facts, string name, string value) => facts.Settings.Contains(name) ? Plain(name, value) : this;

    /// <summary>What every server knows.</summary>
    public ServerQuery Plain(string name, string value)
    {
        if (text.Length > 0) text.Append('&');
        text.Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public override string ToString() => text.ToString();
}
