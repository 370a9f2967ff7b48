using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Tests.Decode;

namespace AuditPipeline.Processor.Tests.Redact;

/// <summary>An image, a sound, a film or a file in any place of any format makes the record partly scanned: it never looks clean.</summary>
public sealed class MediaTests
{
    private const string Png = "data:image/png;base64,iVBORw0KGgo=";

    private static readonly Redactor Redactor = new([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version);

    [Theory]
    // What a caller sends.
    [InlineData("/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"PNG"}}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]}]}""", "media:audio", "input[0].parts[0]")]
    [InlineData("/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"f"}}]}]}""", "media:file", "input[0].parts[0]")]
    [InlineData("/v1/chat/completions", """{"model":"m","messages":[{"role":"tool","tool_call_id":"c","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"PNG"}}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/v1/responses", """{"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"PNG"}]}]}""", "media:image", "input[0].parts[0]")]
    [InlineData("/v1/responses", """{"model":"m","input":[{"role":"user","content":[{"type":"input_file","file_id":"f"}]}]}""", "media:file", "input[0].parts[0]")]
    [InlineData("/v1/responses", """{"model":"m","input":[{"type":"function_call_output","call_id":"c","output":[{"type":"input_image","image_url":"PNG"}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/v1/responses", """{"model":"m","input":[{"type":"computer_call_output","call_id":"c","output":{"type":"computer_screenshot","image_url":"PNG"}}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"AA"}}]}]}""", "media:image", "input[0].parts[0]")]
    [InlineData("/v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AA"}}]}]}""", "media:file", "input[0].parts[0]")]
    [InlineData("/v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"container_upload","file_id":"f"}]}]}""", "media:file", "input[0].parts[0]")]
    [InlineData("/v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"x"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA"}}]}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"code_execution_tool_result","tool_use_id":"t","content":{"type":"code_execution_result","content":[{"type":"code_execution_output","file_id":"f"}]}}]}]}""", "media:file", "input[0].parts[1]")]
    [InlineData("/v1beta/models/m:generateContent", """{"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"video/mp4","data":"AA"}}]}]}""", "media:video", "input[0].parts[0]")]
    [InlineData("/v1beta/models/m:generateContent", """{"contents":[{"role":"user","parts":[{"functionResponse":{"name":"f","response":{},"parts":[{"inlineData":{"mimeType":"image/png","data":"AA"}}]}}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/model/m/converse", """{"messages":[{"role":"user","content":[{"document":{"name":"d","format":"pdf","source":{"bytes":"AA"}}}]}]}""", "media:file", "input[0].parts[0]")]
    [InlineData("/model/m/converse", """{"messages":[{"role":"user","content":[{"toolResult":{"toolUseId":"t","content":[{"text":"x"},{"image":{"format":"png","source":{"bytes":"AA"}}}]}}]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/api/chat", """{"model":"m","messages":[{"role":"user","content":"x","images":["AA"]}]}""", "media:image", "input[0].parts[1]")]
    [InlineData("/api/generate", """{"model":"m","prompt":"x","images":["AA"]}""", "media:image", "input[1].parts[0]")]
    [InlineData("/v2/embed", """{"model":"m","images":["PNG"],"input_type":"image"}""", "media:image", "input[0].parts[0]")]
    [InlineData("/v1/images/edits", """{"model":"m","prompt":"x","image":"PNG"}""", "media:image", "input[1].parts[0]")]
    [InlineData("/model/amazon.titan-image-generator-v2/invoke", """{"taskType":"IMAGE_VARIATION","imageVariationParams":{"text":"x","images":["AA"]}}""", "media:image", "input[0].parts[0]")]
    public void In_a_request(string path, string request, string word, string place) =>
        ShouldTell(Exchanges.Decoded(path, request.Replace("PNG", Png, StringComparison.Ordinal), null), word, place);

    [Theory]
    [InlineData("/v1/chat/completions", """{"choices":[{"index":0,"message":{"role":"assistant","content":null,"audio":{"id":"a","data":"AA","transcript":"x"}},"finish_reason":"stop"}]}""", "media:audio", "output[0].parts[1]")]
    [InlineData("/v1/chat/completions", """{"choices":[{"index":0,"message":{"role":"assistant","content":"x","images":[{"type":"image_url","image_url":{"url":"PNG"}}]},"finish_reason":"stop"}]}""", "media:image", "output[0].parts[1]")]
    [InlineData("/v1/responses", """{"id":"r","status":"completed","output":[{"type":"image_generation_call","id":"i","result":"iVBORw0KGgo="}]}""", "media:image", "output[0].parts[1]")]
    [InlineData("/v1/responses", """{"id":"r","status":"completed","output":[{"type":"code_interpreter_call","id":"i","code":"1","outputs":[{"type":"image","url":"u"}]}]}""", "media:image", "output[0].parts[1]")]
    [InlineData("/v1beta/models/m:generateContent", """{"candidates":[{"content":{"role":"model","parts":[{"inlineData":{"mimeType":"image/png","data":"AA"}}]},"finishReason":"STOP"}]}""", "media:image", "output[0].parts[0]")]
    [InlineData("/v1/images/generations", """{"data":[{"b64_json":"AA"}]}""", "media:image", "output[0].parts[0]")]
    [InlineData("/model/amazon.titan-image-generator-v2/invoke", """{"images":["AA"]}""", "media:image", "output[0].parts[0]")]
    public void In_an_answer(string path, string answer, string word, string place) =>
        ShouldTell(Exchanges.Decoded(path, """{"model":"m"}""", answer.Replace("PNG", Png, StringComparison.Ordinal)), word, place);

    private static void ShouldTell(Interaction interaction, string word, string place)
    {
        var report = Redactor.Redact(Exchanges.Of("/", [], null), interaction, new byte[32]).Report;

        report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        report.NotScanned.Where(w => w != "undecoded").ShouldBe([word]);
        report.NotScannedPlaces.ShouldBe([new NotScannedPlace(place, word)]);
    }
}
