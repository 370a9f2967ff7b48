namespace AuditPipeline.Core.Interactions;

/// <summary>Kind of one part of a message. Stored by number.</summary>
public enum MessagePartKind
{
    Text = 1,

    /// <summary>A function the model asks the caller to run: <see cref="MessagePart.Name"/> and arguments as text.</summary>
    ToolCall = 2,

    /// <summary>What the caller's function answered.</summary>
    ToolResult = 3,

    /// <summary>Thinking that the provider shows.</summary>
    Reasoning = 4,

    Refusal = 5,

    /// <summary>Image, audio, video or file: its kind in <see cref="MessagePart.Name"/>; the content is not scanned and stays in the raw part.</summary>
    Media = 6,

    /// <summary>A tool the provider ran itself (web search, code …), by name.</summary>
    ServerToolCall = 7,

    /// <summary>What the model said aloud, as text beside audio; kept apart from its written text.</summary>
    AudioTranscript = 8,
}
