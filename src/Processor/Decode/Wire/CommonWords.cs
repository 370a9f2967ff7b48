using System.Text;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>The words that the formats themselves say over and over: their strings are made once.</summary>
internal static class CommonWords
{
    private const int Bits = 9;

    private static readonly (byte[] Utf8, string Word)[] Table = TableOf(
        """
        system user assistant tool function developer model message text input_text output_text refusal thinking
        image image_url input_image input_audio audio document file tool_use tool_result tool_call tool_calls function_call
        function_call_output server_tool_use reasoning summary_text
        ephemeral url base64 stop length end_turn max_tokens content_filter stop_sequence auto none default standard completed in_progress
        message_start message_delta message_stop content_block_start content_block_delta content_block_stop ping error
        text_delta thinking_delta signature_delta input_json_delta citations_delta
        response.created response.in_progress response.completed response.output_item.added response.output_item.done
        response.content_part.added response.content_part.done response.output_text.delta response.output_text.done
        response.function_call_arguments.delta response.function_call_arguments.done response.reasoning_summary_text.delta
        chat.completion chat.completion.chunk text_completion response list embedding
        message-start content-start content-delta content-end message-end tool-plan-delta tool-call-start tool-call-delta tool-call-end
        stream-start text-generation tool-calls-generation stream-end COMPLETE MAX_TOKENS CHATBOT USER SYSTEM TOOL
        STOP NEGLIGIBLE LOW MEDIUM HIGH HARM_CATEGORY_HARASSMENT HARM_CATEGORY_HATE_SPEECH HARM_CATEGORY_SEXUALLY_EXPLICIT
        HARM_CATEGORY_DANGEROUS_CONTENT AUDIO IMAGE TEXT VIDEO ON_DEMAND
        interaction.created interaction.start interaction.completed interaction.complete step.start step.delta step.stop
        content.start content.delta content.stop thought_summary arguments_delta model_output
        messageStart contentBlockStart contentBlockDelta contentBlockStop messageStop metadata
        tools/call notifications/progress notifications/message not_finished
        transcript.text.delta transcript.text.done transcript.text.segment
        """);

    /// <summary>The text of these bytes, which are UTF-8.</summary>
    public static string Text(ReadOnlySpan<byte> utf8)
    {
        var (known, word) = Table[Place(utf8)];
        return utf8.SequenceEqual(known) ? word : Encoding.UTF8.GetString(utf8);
    }

    private static int Place(ReadOnlySpan<byte> utf8) => (int)(JsonName.Hash(JsonName.KeyOf(utf8)) >> (32 - Bits));

    // Of two words with one place the first stays.
    private static (byte[], string)[] TableOf(string words)
    {
        var table = new (byte[] Utf8, string Word)[1 << Bits];
        Array.Fill(table, ([], ""));
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var utf8 = Encoding.UTF8.GetBytes(word);
            ref var place = ref table[Place(utf8)];
            if (place.Word.Length == 0) place = (utf8, word);
        }

        return table;
    }
}
