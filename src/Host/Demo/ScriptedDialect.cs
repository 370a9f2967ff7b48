namespace AuditPipeline.Host.Demo;

/// <summary>Wire formats of the scripted provider.</summary>
internal enum ScriptedDialect
{
    OpenAiChat,
    OpenAiResponses,
    Anthropic,
    Gemini,
}
