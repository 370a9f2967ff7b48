using System.Text;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.BedrockConverse;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Events of a model asked through InvokeModelWithResponseStream: the first one shows the format of all.</summary>
internal sealed class BedrockInvokeStream(InteractionDraft draft) : IStreamReading
{
    private IStreamReading? _model;
    private (long? Input, long? Output, long? CacheRead, long? CacheWrite)? _metrics;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        if (!eventName.IsEmpty && !eventName.SequenceEqual("chunk"u8) && data.Member("message"u8).Text() is { } message)
        {
            draft.Error ??= new InteractionError(Encoding.UTF8.GetString(eventName), null, message);
            return;
        }

        (_model ??= BedrockInvokeDialect.OfAnswer(data).BeginStream(draft)).Read(default, data);
        BedrockGuardrail.ReadInvoke(data, draft);
        var metrics = data.Member("amazon-bedrock-invocationMetrics"u8);
        if (!metrics.IsObject()) return;

        _metrics = (
            metrics.Member("inputTokenCount"u8).Count(), metrics.Member("outputTokenCount"u8).Count(),
            metrics.Member("cacheReadInputTokenCount"u8).Count(), metrics.Member("cacheWriteInputTokenCount"u8).Count());
    }

    // The metrics come with the last event, whatever the model.
    public bool? End(bool doneMark)
    {
        var told = _model?.End(doneMark);
        if (_metrics is { } metrics && draft.Reported.Input is null && draft.Reported.Output is null)
            BedrockConverseUsage.Set(metrics.Input, metrics.Output, draft.Reported.Total, metrics.CacheRead, metrics.CacheWrite, draft);

        return _metrics is not null || told == true || (draft.EveryChoiceEnded && told is not false);
    }
}
