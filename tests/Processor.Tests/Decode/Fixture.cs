using System.Text;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Our own recorded forms, written by hand after the providers' public documentation.</summary>
internal static class Fixture
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    public static string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    public static Stream Open(string path) => File.OpenRead(Path.Combine(Folder, path));

    /// <summary>Every stream, with the target it answers.</summary>
    public static TheoryData<string, string> Streams() => new()
    {
        { "openai-chat/text.sse", "/v1/chat/completions" },
        { "openai-chat/tools.sse", "/v1/chat/completions" },
        { "openai-responses/text.sse", "/v1/responses" },
        { "openai-responses/tools.sse", "/v1/responses" },
        { "anthropic-messages/text.sse", "/v1/messages" },
        { "anthropic-messages/tools.sse", "/v1/messages" },
        { "gemini/text.sse", "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse" },
        { "mcp/call.sse", "/mcp" },
        { "gemini/tools.sse", "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse" },
    };
}
