// Writes exchanges.ndjson: exchanges of our own making, at least one of every dialect, in the format of the recorded corpus. They were
// written after the providers' public documentation. Run `node make.mjs` here after a change; the tests and the benchmark read the result.
import { writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const question = 'Welke brug over de Maas is de oudste? 東京の橋 · naïve “quotes” 🙂';
const answer = ['De Sint ', 'Servaas', 'brug', ' in Maastricht — ', 'rond 1280 🌉\n', '"Zoë"', ' \\ 東京 ', 'é.'];
const thoughts = ['Bridges, ', 'rivers; ', 'Maas → Meuse.'];
const second = ['The ', 'Waal ', 'bridge, ', '1936.'];
const args = ['{"city":', '"Maastricht 🌉",', '"year":', '1280,"near":["Sint ', 'Pieter"]}'];
const argsObject = JSON.parse(args.join(''));
const tool = { name: 'find_bridge', description: 'Finds a bridge.', schema: { type: 'object', properties: { city: { type: 'string' }, year: { type: 'integer' } } } };

const lines = [];
const ascii = text => text.replace(/[\u007f-\uffff]/g, unit => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));
let count = 0;

// Every second body has its letters beyond ASCII escaped, as many servers write them.
const json = value => count % 2 ? ascii(JSON.stringify(value)) : JSON.stringify(value);
const sse = (events, { named = false, done = false } = {}) =>
  events.map(e => (named ? `event: ${e[0]}\ndata: ${json(e[1])}\n\n` : `data: ${json(e)}\n\n`)).join('') + (done ? 'data: [DONE]\n\n' : '');
const jsonLines = events => events.map(e => json(e) + '\n').join('');

function awsMessage(name, payload) {
  const header = (key, value) => Buffer.concat([Buffer.from([key.length]), Buffer.from(key), Buffer.from([7, value.length >> 8, value.length & 255]), Buffer.from(value)]);
  const headers = Buffer.concat([header(':event-type', name), header(':content-type', 'application/json'), header(':message-type', 'event')]);
  const body = Buffer.from(json(payload));
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(12 + headers.length + body.length + 4, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const checksum = bytes => { const b = Buffer.alloc(4); b.writeUInt32BE(crc32(bytes)); return b; };
  const start = Buffer.concat([prelude, checksum(prelude), headers, body]);
  return Buffer.concat([start, checksum(start)]);
}
const aws = events => Buffer.concat(events.map(([name, payload]) => awsMessage(name, payload)));
const awsChunks = documents => aws(documents.map((d, i) => ['chunk', { bytes: Buffer.from(json(d)).toString('base64'), p: 'abcdefghij'.slice(0, i % 10) }]));

function add(id, path, request, response, { type, headers = {}, method = 'POST', requestType = 'application/json' } = {}) {
  const side = (body, fallback) => {
    if (Buffer.isBuffer(body)) return { body_b64: body.toString('base64') };
    return { body: typeof body === 'string' ? body : fallback(body) };
  };
  type ??= Buffer.isBuffer(response) ? 'application/vnd.amazon.eventstream' : typeof response === 'string' ? 'text/event-stream' : 'application/json';
  lines.push(JSON.stringify({
    id, provider: 'own', dialect: id.split('/')[0], stream: id.includes('/stream'),
    request: { method, path, headers: { 'content-type': requestType }, ...side(request, json) },
    response: { status: 200, headers: { 'content-type': type, date: 'Mon, 01 Jun 2026 12:00:00 GMT', ...headers }, ...side(response, json) },
  }));
  count++;
}

// OpenAI's chat and its relatives
const chatRequest = stream => ({
  model: 'gpt-4o-mini', stream, n: 2, temperature: 0.2, stream_options: { include_usage: true },
  messages: [
    { role: 'system', content: 'Be brief.' }, { role: 'user', content: [{ type: 'text', text: question }, { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }] },
    { role: 'assistant', content: null, tool_calls: [{ id: 'call_0', type: 'function', function: { name: tool.name, arguments: '{"city":"Roermond"}' } }] },
    { role: 'tool', tool_call_id: 'call_0', content: 'None found.' }, { role: 'user', content: 'And then?' }],
  tools: [{ type: 'function', function: { name: tool.name, description: tool.description, parameters: tool.schema } }],
});
const chatUsage = { prompt_tokens: 412, completion_tokens: 118, total_tokens: 530, prompt_tokens_details: { cached_tokens: 128, audio_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 64 } };
add('openai-chat/plain', '/v1/chat/completions', chatRequest(false), {
  id: 'chatcmpl-a1', object: 'chat.completion', created: 1780315200, model: 'gpt-4o-mini-2024-07-18',
  choices: [
    { index: 0, message: { role: 'assistant', content: answer.join(''), refusal: null, reasoning_content: thoughts.join(''), tool_calls: [{ id: 'call_1', type: 'function', function: { name: tool.name, arguments: args.join('') } }] }, logprobs: null, finish_reason: 'tool_calls' },
    { index: 1, message: { role: 'assistant', content: second.join('') }, finish_reason: 'stop' }],
  usage: chatUsage, system_fingerprint: 'fp_1',
});
const chatChunk = (choices, usage = null) => ({ id: 'chatcmpl-a2', object: 'chat.completion.chunk', created: 1780315200, model: 'gpt-4o-mini-2024-07-18', choices, usage });
const delta = (index, d, reason = null) => chatChunk([{ index, delta: d, logprobs: null, finish_reason: reason }]);
add('openai-chat/stream', '/v1/chat/completions', chatRequest(true), sse([
  delta(0, { role: 'assistant', content: '' }), delta(1, { role: 'assistant', content: '' }),
  ...thoughts.map(t => delta(0, { reasoning_content: t })),
  ...answer.flatMap((t, i) => second[i] ? [delta(0, { content: t }), delta(1, { content: second[i] })] : [delta(0, { content: t })]),
  delta(0, { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: tool.name, arguments: '' } }] }),
  delta(0, { tool_calls: [{ index: 1, id: 'call_2', type: 'function', function: { name: 'list_rivers', arguments: '' } }] }),
  ...args.flatMap(a => [delta(0, { tool_calls: [{ index: 0, function: { arguments: a } }] }), delta(0, { tool_calls: [{ index: 1, function: { arguments: a } }] })]),
  delta(1, {}, 'stop'), delta(0, {}, 'tool_calls'), chatChunk([], chatUsage)], { done: true }));

add('openai-completions/plain', '/v1/completions', { model: 'base-1', prompt: [question, 'And the next one?'], n: 2 }, {
  id: 'cmpl-1', object: 'text_completion', model: 'base-1', choices: [{ index: 0, text: answer.join(''), finish_reason: 'length' }, { index: 1, text: second.join(''), finish_reason: 'stop' }], usage: { prompt_tokens: 30, completion_tokens: 21, total_tokens: 51 } });
add('openai-completions/stream', '/v1/completions', { model: 'base-1', prompt: question, stream: true }, sse([
  ...answer.flatMap((t, i) => [{ id: 'cmpl-2', object: 'text_completion', model: 'base-1', choices: [{ index: 0, text: t, finish_reason: null }] },
    ...(second[i] ? [{ id: 'cmpl-2', object: 'text_completion', model: 'base-1', choices: [{ index: 1, text: second[i], finish_reason: null }] }] : [])]),
  { id: 'cmpl-2', object: 'text_completion', model: 'base-1', choices: [{ index: 0, text: '', finish_reason: 'stop' }, { index: 1, text: '', finish_reason: 'length' }], usage: { prompt_tokens: 30, completion_tokens: 21, total_tokens: 51 } }], { done: true }));

const responsesRequest = stream => ({
  model: 'gpt-4.1-mini', instructions: 'Be brief.', stream, tools: [{ type: 'function', name: tool.name, parameters: tool.schema }, { type: 'web_search' }],
  input: [{ role: 'user', content: [{ type: 'input_text', text: question }] }, { type: 'function_call', call_id: 'c0', name: tool.name, arguments: '{}' }, { type: 'function_call_output', call_id: 'c0', output: 'None.' }] });
const output = [
  { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: thoughts.join('') }] },
  { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: answer.join(''), annotations: [] }] },
  { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: tool.name, arguments: args.join(''), status: 'completed' }];
const responsesBody = (status, items, usage) => ({ id: 'resp_1', object: 'response', created_at: 1780315200, status, model: 'gpt-4.1-mini-2025-04-14', output: items, error: null, incomplete_details: null, usage });
const responsesUsage = { input_tokens: 97, input_tokens_details: { cached_tokens: 32 }, output_tokens: 61, output_tokens_details: { reasoning_tokens: 17 }, total_tokens: 158 };
add('openai-responses/plain', '/v1/responses', responsesRequest(false), responsesBody('completed', output, responsesUsage));
const typed = events => events.map(e => [e.type ?? e.event_type, e]);
add('openai-responses/stream', '/v1/responses', responsesRequest(true), sse(typed([
  { type: 'response.created', sequence_number: 0, response: responsesBody('in_progress', [], null) },
  { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
  ...thoughts.map(t => ({ type: 'response.reasoning_summary_text.delta', item_id: 'rs_1', output_index: 0, summary_index: 0, delta: t })),
  { type: 'response.output_item.done', output_index: 0, item: output[0] },
  { type: 'response.output_item.added', output_index: 1, item: { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] } },
  ...answer.map(t => ({ type: 'response.output_text.delta', item_id: 'msg_1', output_index: 1, content_index: 0, delta: t })),
  { type: 'response.output_text.done', item_id: 'msg_1', output_index: 1, content_index: 0, text: answer.join('') },
  { type: 'response.output_item.done', output_index: 1, item: output[1] },
  { type: 'response.output_item.added', output_index: 2, item: { ...output[2], arguments: '', status: 'in_progress' } },
  ...args.map(a => ({ type: 'response.function_call_arguments.delta', item_id: 'fc_1', output_index: 2, delta: a })),
  { type: 'response.output_item.done', output_index: 2, item: output[2] },
  { type: 'response.completed', response: responsesBody('completed', output, responsesUsage) }]), { named: true }));

const listUsage = { prompt_tokens: 12, total_tokens: 12 };
add('openai-embeddings/plain', '/v1/embeddings', { model: 'embed-small', input: [question, 'Breda'] }, { object: 'list', model: 'embed-small', data: [0, 1].map(index => ({ object: 'embedding', index, embedding: Array.from({ length: 48 }, (_, i) => Number(Math.sin(i + index).toFixed(7))) })), usage: listUsage });
add('openai-images/plain', '/v1/images/generations', { model: 'gpt-image-1', prompt: question, n: 2 }, { created: 1780315200, data: [{ b64_json: 'iVBORw0KGgoAAAAN'.repeat(20) }, { b64_json: 'iVBORw0KGgoAAAAN'.repeat(20) }], usage: { input_tokens: 18, input_tokens_details: { text_tokens: 18, image_tokens: 0 }, output_tokens: 1056, total_tokens: 1074 } });
add('openai-images/stream', '/v1/images/generations', { model: 'gpt-image-1', prompt: question, stream: true, partial_images: 1 }, sse(typed([
  { type: 'image_generation.partial_image', partial_image_index: 0, b64_json: 'iVBORw0KGgoAAAAN'.repeat(8) },
  { type: 'image_generation.completed', b64_json: 'iVBORw0KGgoAAAAN'.repeat(8), usage: { input_tokens: 18, output_tokens: 1056, total_tokens: 1074 } }]), { named: true }));
add('openai-moderations/plain', '/v1/moderations', { model: 'omni-moderation-latest', input: [{ type: 'text', text: question }] }, { id: 'modr-1', model: 'omni-moderation-latest', results: [{ flagged: false, categories: { violence: false, harassment: false }, category_scores: { violence: 0.0000123, harassment: 4.5e-7 } }] });

const form = Buffer.concat([
  Buffer.from('--edge\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper-1\r\n--edge\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nMaas, Waal, Zoë\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\nRIFF'),
  Buffer.from(Array.from({ length: 300 }, (_, i) => i * 37 & 255)), Buffer.from('\r\n--edge--\r\n')]);
const formType = { requestType: 'multipart/form-data; boundary=edge' };
add('audio-transcription/plain', '/v1/audio/transcriptions', form, { text: answer.join(''), usage: { type: 'tokens', input_tokens: 37, input_token_details: { text_tokens: 0, audio_tokens: 37 }, output_tokens: 45, total_tokens: 82 } }, formType);
add('audio-transcription/stream', '/v1/audio/transcriptions', form, sse([
  ...answer.map(t => ({ type: 'transcript.text.delta', delta: t })),
  { type: 'transcript.text.done', text: answer.join(''), usage: { type: 'tokens', input_tokens: 37, output_tokens: 45, total_tokens: 82 } }]), formType);
add('audio-transcription/plain-channels', '/v1/listen?model=nova-3', Buffer.from('RIFF\0\0'), { metadata: { request_id: 'dg-1' }, results: { channels: [{ alternatives: [{ transcript: answer.join(''), confidence: 0.99 }] }, { alternatives: [{ transcript: second.join('') }] }] } }, { requestType: 'audio/wav' });
add('audio-speech/plain', '/v1/audio/speech', { model: 'tts-1', input: question, voice: 'alloy' }, Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 73 + 255) & 255)), { type: 'audio/mpeg' });
add('audio-speech/stream', '/v1/audio/speech', { model: 'gpt-4o-mini-tts', input: question, stream_format: 'sse' }, sse([
  { type: 'speech.audio.delta', audio: 'SUQzBAAAAAAA'.repeat(10) }, { type: 'speech.audio.delta', audio: 'SUQzBAAAAAAA'.repeat(10) },
  { type: 'speech.audio.done', usage: { input_tokens: 14, output_tokens: 101, total_tokens: 115 } }]));
add('rerank/plain', '/v2/rerank', { model: 'rerank-v3.5', query: question, documents: ['Maas', 'Waal', 'Rijn'], top_n: 2 }, { id: 'rr-1', results: [{ index: 0, relevance_score: 0.987 }, { index: 2, relevance_score: 0.12 }], meta: { api_version: { version: '2' }, billed_units: { search_units: 1 } } });

// Anthropic
const messagesRequest = stream => ({
  model: 'claude-sonnet-4-5', max_tokens: 1024, stream, system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
  messages: [{ role: 'user', content: question }, { role: 'assistant', content: [{ type: 'text', text: 'Let me look.' }, { type: 'tool_use', id: 'toolu_0', name: tool.name, input: { city: 'Roermond' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_0', content: [{ type: 'text', text: 'None.' }] }, { type: 'text', text: 'Go on.' }] }],
  tools: [{ name: tool.name, description: tool.description, input_schema: tool.schema }] });
const messageUsage = { input_tokens: 21, cache_creation_input_tokens: 12, cache_read_input_tokens: 188, output_tokens: 79, service_tier: 'standard' };
add('anthropic-messages/plain', '/v1/messages', messagesRequest(false), {
  id: 'msg_a', type: 'message', role: 'assistant', model: 'claude-sonnet-4-5-20250929', stop_reason: 'tool_use', stop_sequence: null, usage: messageUsage,
  content: [{ type: 'thinking', thinking: thoughts.join(''), signature: 'EqQB' }, { type: 'text', text: answer.join('') }, { type: 'tool_use', id: 'toolu_1', name: tool.name, input: argsObject }] });
const messageEvents = [
  { type: 'message_start', message: { id: 'msg_b', type: 'message', role: 'assistant', content: [], model: 'claude-sonnet-4-5-20250929', stop_reason: null, stop_sequence: null, usage: { ...messageUsage, output_tokens: 2 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } }, { type: 'ping' },
  ...thoughts.map(t => ({ type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: t } })), { type: 'content_block_stop', index: 0 },
  { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
  ...answer.map(t => ({ type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: t } })), { type: 'content_block_stop', index: 1 },
  { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 'toolu_1', name: tool.name, input: {} } },
  ...args.map(a => ({ type: 'content_block_delta', index: 2, delta: { type: 'input_json_delta', partial_json: a } })), { type: 'content_block_stop', index: 2 },
  { type: 'content_block_start', index: 3, content_block: { type: 'tool_use', id: 'toolu_2', name: 'list_rivers', input: {} } },
  { type: 'content_block_delta', index: 3, delta: { type: 'input_json_delta', partial_json: '' } }, { type: 'content_block_stop', index: 3 },
  { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 79 } }, { type: 'message_stop' }];
add('anthropic-messages/stream', '/v1/messages', messagesRequest(true), sse(typed(messageEvents), { named: true }));
add('anthropic-complete/plain', '/v1/complete', { model: 'claude-2.1', prompt: `\n\nHuman: ${question}\n\nAssistant:`, max_tokens_to_sample: 100 }, { type: 'completion', id: 'compl_1', completion: answer.join(''), stop_reason: 'stop_sequence', model: 'claude-2.1' });
add('anthropic-complete/stream', '/v1/complete', { model: 'claude-2.1', prompt: question, stream: true }, sse([
  ...answer.map(t => ['completion', { type: 'completion', id: 'compl_2', completion: t, stop_reason: null, model: 'claude-2.1' }]),
  ['completion', { type: 'completion', id: 'compl_2', completion: '', stop_reason: 'stop_sequence', model: 'claude-2.1' }]], { named: true }));
add('anthropic-count/plain', '/v1/messages/count_tokens', { model: 'claude-sonnet-4-5', messages: [{ role: 'user', content: question }] }, { input_tokens: 42 });

// Google
const geminiRequest = {
  systemInstruction: { parts: [{ text: 'Be brief.' }] }, generationConfig: { candidateCount: 2 }, tools: [{ functionDeclarations: [{ name: tool.name, parameters: tool.schema }] }],
  contents: [{ role: 'user', parts: [{ text: question }, { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } }] }, { role: 'model', parts: [{ functionCall: { name: tool.name, args: { city: 'Roermond' } } }] }, { role: 'user', parts: [{ functionResponse: { name: tool.name, response: { found: false } } }] }] };
const geminiChunk = (parts, reason, more = {}) => ({ candidates: [{ content: { parts, role: 'model' }, ...(reason ? { finishReason: reason } : {}), index: 0, ...more }], usageMetadata: { promptTokenCount: 57, candidatesTokenCount: reason ? 44 : 9, thoughtsTokenCount: 23, totalTokenCount: reason ? 124 : 89, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 57 }] }, modelVersion: 'gemini-2.5-flash', responseId: 'gm-1' });
add('gemini/plain', '/v1beta/models/gemini-2.5-flash:generateContent', geminiRequest, geminiChunk([{ text: thoughts.join(''), thought: true }, { text: answer.join('') }, { functionCall: { name: tool.name, args: argsObject } }], 'STOP', { avgLogprobs: -0.25 }));
const geminiChunks = [...thoughts.map(t => geminiChunk([{ text: t, thought: true }])), ...answer.map(t => geminiChunk([{ text: t }])), geminiChunk([{ functionCall: { name: tool.name, args: argsObject } }]), geminiChunk([{ text: '' }], 'STOP')];
add('gemini/stream', '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse', geminiRequest, sse(geminiChunks));
add('gemini/stream-array', '/v1beta/models/gemini-2.5-flash:streamGenerateContent', geminiRequest, '[' + geminiChunks.map(json).join('\n,\r\n') + '\n]', { type: 'application/json; charset=UTF-8' });
add('gemini-count/plain', '/v1beta/models/gemini-2.5-flash:countTokens', { contents: geminiRequest.contents }, { totalTokens: 57, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 57 }] });
add('gemini-embed/plain', '/v1beta/models/gemini-embedding-001:embedContent', { content: { parts: [{ text: question }] } }, { embedding: { values: Array.from({ length: 48 }, (_, i) => Number(Math.cos(i).toFixed(7))) }, usageMetadata: { promptTokenCount: 11, totalTokenCount: 11 } });
add('vertex-predict/plain', '/v1/projects/p/locations/eu/publishers/google/models/textembedding-gecko:predict', { instances: [{ content: question }, { content: 'Breda' }] }, { predictions: [3, 8].map(token_count => ({ embeddings: { statistics: { truncated: false, token_count }, values: Array.from({ length: 24 }, (_, i) => Number(Math.sin(i * token_count).toFixed(7))) } })), metadata: { billableCharacterCount: 61 } });
const interactionUsage = { total_tokens: 120, total_input_tokens: 57, total_output_tokens: 40, total_thought_tokens: 23, total_cached_tokens: 0, total_tool_use_tokens: 0 };
const interactionRequest = stream => ({ model: 'gemini-2.5-flash', system_instruction: 'Be brief.', input: [{ role: 'user', content: [{ type: 'text', text: question }] }], tools: [{ type: 'function', name: tool.name, parameters: tool.schema }], stream });
add('gemini-interactions/plain', '/v1beta/interactions', interactionRequest(false), {
  id: 'v1_a', object: 'interaction', model: 'gemini-2.5-flash', status: 'requires_action', usage: interactionUsage,
  steps: [{ type: 'thought', summary: [{ type: 'text', text: thoughts.join('') }] }, { type: 'model_output', content: [{ type: 'text', text: answer.join('') }] }, { type: 'function_call', id: 'fc_1', name: tool.name, arguments: argsObject }] });
add('gemini-interactions/stream', '/v1beta/interactions', interactionRequest(true), sse(typed([
  { event_type: 'interaction.created', interaction: { id: 'v1_b', object: 'interaction', model: 'gemini-2.5-flash', status: 'in_progress' } },
  { event_type: 'step.start', index: 0, step: { type: 'thought' } }, ...thoughts.map(t => ({ event_type: 'step.delta', index: 0, delta: { type: 'thought_summary', content: { type: 'text', text: t } } })), { event_type: 'step.stop', index: 0 },
  { event_type: 'step.start', index: 1, step: { type: 'model_output' } }, ...answer.map(t => ({ event_type: 'step.delta', index: 1, delta: { type: 'text', text: t } })), { event_type: 'step.stop', index: 1 },
  { event_type: 'step.start', index: 2, step: { type: 'function_call', id: 'fc_1', name: tool.name, arguments: {} } }, ...args.map(a => ({ event_type: 'step.delta', index: 2, delta: { type: 'arguments_delta', arguments: a } })), { event_type: 'step.stop', index: 2 },
  { event_type: 'interaction.completed', interaction: { id: 'v1_b', object: 'interaction', model: 'gemini-2.5-flash', status: 'requires_action', usage: interactionUsage } }]), { named: true, done: true }));

// Cohere
add('cohere-chat-v2/plain', '/v2/chat', { model: 'command-a-03-2025', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: question }], tools: [{ type: 'function', function: { name: tool.name, parameters: tool.schema } }] }, {
  id: 'co-1', finish_reason: 'TOOL_CALL', message: { role: 'assistant', tool_plan: thoughts.join(''), content: [{ type: 'text', text: answer.join('') }], tool_calls: [{ id: 'find0', type: 'function', function: { name: tool.name, arguments: args.join('') } }] }, usage: { billed_units: { input_tokens: 12, output_tokens: 30 }, tokens: { input_tokens: 614, output_tokens: 58 } } });
add('cohere-chat-v2/stream', '/v2/chat', { model: 'command-a-03-2025', stream: true, messages: [{ role: 'user', content: question }] }, sse(typed([
  { type: 'message-start', id: 'co-2', delta: { message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] } } },
  ...thoughts.map(t => ({ type: 'tool-plan-delta', delta: { message: { tool_plan: t } } })),
  { type: 'content-start', index: 0, delta: { message: { content: { type: 'text', text: '' } } } }, ...answer.map(t => ({ type: 'content-delta', index: 0, delta: { message: { content: { text: t } } } })), { type: 'content-end', index: 0 },
  { type: 'tool-call-start', index: 0, delta: { message: { tool_calls: { id: 'find0', type: 'function', function: { name: tool.name, arguments: '' } } } } }, ...args.map(a => ({ type: 'tool-call-delta', index: 0, delta: { message: { tool_calls: { function: { arguments: a } } } } })), { type: 'tool-call-end', index: 0 },
  { type: 'message-end', delta: { finish_reason: 'TOOL_CALL', usage: { billed_units: { input_tokens: 12, output_tokens: 30 }, tokens: { input_tokens: 614, output_tokens: 58 } } } }]), { named: true }));
const oneCall = [{ name: tool.name, parameters: argsObject }];
const oneAnswer = { response_id: 'r-1', text: answer.join(''), generation_id: 'g-1', finish_reason: 'COMPLETE', tool_calls: oneCall, meta: { api_version: { version: '1' }, billed_units: { input_tokens: 7, output_tokens: 28 }, tokens: { input_tokens: 71, output_tokens: 28 } } };
const oneRequest = stream => ({ model: 'command-r', message: question, preamble: 'Be brief.', chat_history: [{ role: 'USER', message: 'Hi' }, { role: 'CHATBOT', message: 'Yo' }], tools: [{ name: tool.name, description: tool.description }], stream });
add('cohere-chat-v1/plain', '/v1/chat', oneRequest(false), oneAnswer);
add('cohere-chat-v1/stream', '/v1/chat', oneRequest(true), jsonLines([
  { is_finished: false, event_type: 'stream-start', generation_id: 'g-1' }, ...answer.map(text => ({ is_finished: false, event_type: 'text-generation', text })),
  { is_finished: false, event_type: 'tool-calls-generation', tool_calls: oneCall }, { is_finished: true, event_type: 'stream-end', finish_reason: 'COMPLETE', response: oneAnswer }]), { type: 'application/stream+json' });
add('cohere-embed/plain', '/v2/embed', { model: 'embed-v4.0', texts: [question, 'Breda'], input_type: 'search_document', embedding_types: ['float'] }, { id: 'em-1', response_type: 'embeddings_by_type', embeddings: { float: [0, 1].map(n => Array.from({ length: 24 }, (_, i) => Number(Math.sin(i + n).toFixed(7)))) }, texts: [question, 'Breda'], meta: { billed_units: { input_tokens: 16 } } });
add('cohere-generate/plain', '/v1/generate', { model: 'command', prompt: question, num_generations: 2 }, { id: 'ge-1', prompt: question, generations: [{ id: 'a', text: answer.join(''), finish_reason: 'COMPLETE' }, { id: 'b', text: second.join(''), finish_reason: 'MAX_TOKENS' }], meta: { billed_units: { input_tokens: 9, output_tokens: 33 } } });
add('cohere-generate/stream', '/v1/generate', { model: 'command', prompt: question, stream: true }, jsonLines([
  ...answer.map(text => ({ text, is_finished: false, event_type: 'text-generation' })), { is_finished: true, event_type: 'stream-end', finish_reason: 'COMPLETE', response: { id: 'ge-2', generations: [{ id: 'a', text: answer.join(''), finish_reason: 'COMPLETE' }] } }]), { type: 'application/stream+json' });

// Others
add('ollama-chat/plain', '/api/chat', { model: 'qwen3', stream: false, messages: [{ role: 'user', content: question }], tools: [{ type: 'function', function: { name: tool.name, parameters: tool.schema } }] }, { model: 'qwen3', created_at: '2026-06-01T12:00:00Z', message: { role: 'assistant', thinking: thoughts.join(''), content: answer.join(''), tool_calls: [{ function: { name: tool.name, arguments: argsObject } }] }, done: true, done_reason: 'stop', prompt_eval_count: 33, eval_count: 71, total_duration: 5191566416 });
const ollama = message => ({ model: 'qwen3', created_at: '2026-06-01T12:00:00Z', message: { role: 'assistant', content: '', ...message }, done: false });
add('ollama-chat/stream', '/api/chat', { model: 'qwen3', messages: [{ role: 'user', content: question }] }, jsonLines([
  ...thoughts.map(thinking => ollama({ thinking })), ...answer.map(content => ollama({ content })), ollama({ tool_calls: [{ function: { name: tool.name, arguments: argsObject } }] }),
  { ...ollama({}), done: true, done_reason: 'stop', prompt_eval_count: 33, eval_count: 71 }]), { type: 'application/x-ndjson' });
add('ollama-generate/plain', '/api/generate', { model: 'qwen3', prompt: question, system: 'Be brief.', stream: false }, { model: 'qwen3', response: answer.join(''), thinking: thoughts.join(''), done: true, done_reason: 'stop', context: Array.from({ length: 40 }, (_, i) => i * 991), prompt_eval_count: 33, eval_count: 71 });
add('ollama-generate/stream', '/api/generate', { model: 'qwen3', prompt: question }, jsonLines([
  ...answer.map(response => ({ model: 'qwen3', created_at: '2026-06-01T12:00:00Z', response, done: false })), { model: 'qwen3', response: '', done: true, done_reason: 'length', context: [1, 2, 3], prompt_eval_count: 33, eval_count: 71 }]), { type: 'application/x-ndjson' });
add('alephalpha/plain', '/complete', { model: 'luminous-base', prompt: [{ type: 'text', data: question }], n: 2 }, { model_version: '2026-01', completions: [{ completion: answer.join(''), finish_reason: 'maximum_tokens' }, { completion: second.join(''), finish_reason: 'end_of_text' }], num_tokens_prompt_total: 19, num_tokens_generated: 36 });
const watsonx = (text, output, input, reason) => ({ model_id: 'ibm/granite-13b', created_at: '2026-06-01T12:00:00Z', results: [{ generated_text: text, generated_token_count: output, input_token_count: input, stop_reason: reason }] });
add('watsonx/plain', '/ml/v1/text/generation?version=2024-02-15', { model_id: 'ibm/granite-13b', input: question, project_id: 'p' }, watsonx(answer.join(''), 31, 12, 'eos_token'));
add('watsonx/stream', '/ml/v1/text/generation_stream?version=2024-02-15', { model_id: 'ibm/granite-13b', input: question }, [watsonx('', 0, 12, 'not_finished'), ...answer.map((t, i) => watsonx(t, i * 4 + 3, 0, 'not_finished')), watsonx('', 31, 0, 'eos_token')].map((e, i) => `id: ${i + 1}\nevent: message\ndata: ${json(e)}\n\n`).join(''));

// Amazon Bedrock
const converseRequest = { system: [{ text: 'Be brief.' }], messages: [{ role: 'user', content: [{ text: question }, { image: { format: 'png', source: { bytes: 'iVBORw0KGgo=' } } }] }, { role: 'assistant', content: [{ toolUse: { toolUseId: 't0', name: tool.name, input: { city: 'Roermond' } } }] }, { role: 'user', content: [{ toolResult: { toolUseId: 't0', content: [{ json: { found: false } }] } }] }], toolConfig: { tools: [{ toolSpec: { name: tool.name, inputSchema: { json: tool.schema } } }] }, inferenceConfig: { maxTokens: 200 } };
const converseUsage = { inputTokens: 44, outputTokens: 52, totalTokens: 116, cacheReadInputTokens: 20, cacheWriteInputTokens: 0 };
add('bedrock-converse/plain', '/model/eu.amazon.nova-lite-v1%3A0/converse', converseRequest, { output: { message: { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: thoughts.join('') } } }, { text: answer.join('') }, { toolUse: { toolUseId: 't1', name: tool.name, input: argsObject } }] } }, stopReason: 'tool_use', usage: converseUsage, metrics: { latencyMs: 800 } });
const converseEvents = [
  ['messageStart', { role: 'assistant' }], ...thoughts.map(text => ['contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text } } }]), ['contentBlockStop', { contentBlockIndex: 0 }],
  ...answer.map(text => ['contentBlockDelta', { contentBlockIndex: 1, delta: { text } }]), ['contentBlockStop', { contentBlockIndex: 1 }],
  ['contentBlockStart', { contentBlockIndex: 2, start: { toolUse: { toolUseId: 't1', name: tool.name } } }], ...args.map(input => ['contentBlockDelta', { contentBlockIndex: 2, delta: { toolUse: { input } } }]), ['contentBlockStop', { contentBlockIndex: 2 }],
  ['messageStop', { stopReason: 'tool_use' }], ['metadata', { usage: converseUsage, metrics: { latencyMs: 800 } }]];
add('bedrock-converse/stream', '/model/eu.amazon.nova-lite-v1%3A0/converse-stream', converseRequest, aws(converseEvents));
add('bedrock-count/plain', '/model/anthropic.claude-3/count-tokens', { input: { converse: converseRequest } }, { inputTokens: 44 });
const metrics = { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 44, outputTokenCount: 52, invocationLatency: 900, firstByteLatency: 200 } };
const invokeHeaders = { headers: { 'x-amzn-bedrock-input-token-count': '44', 'x-amzn-bedrock-output-token-count': '52' } };
const last = (events, more) => events.map((e, i) => i === events.length - 1 ? { ...e, ...more } : e);
add('bedrock-invoke/plain', '/model/meta.llama3-8b-instruct-v1%3A0/invoke', { prompt: question, max_gen_len: 100 }, { generation: answer.join(''), prompt_token_count: 44, generation_token_count: 52, stop_reason: 'stop' }, invokeHeaders);
add('bedrock-invoke/plain-titan', '/model/amazon.titan-text-express-v1/invoke', { inputText: question }, { inputTextTokenCount: 44, results: [{ tokenCount: 52, outputText: answer.join(''), completionReason: 'FINISH' }] }, invokeHeaders);
add('bedrock-invoke/stream', '/model/anthropic.claude-3-haiku-20240307-v1%3A0/invoke-with-response-stream', { anthropic_version: 'bedrock-2023-05-31', ...messagesRequest(undefined) }, awsChunks(last(messageEvents, metrics)));
add('bedrock-invoke/stream-nova', '/model/amazon.nova-micro-v1%3A0/invoke-with-response-stream', converseRequest, awsChunks(last(converseEvents.map(([name, e]) => ({ [name]: e })), metrics)));
add('bedrock-invoke/stream-llama', '/model/meta.llama3-8b-instruct-v1%3A0/invoke-with-response-stream', { prompt: question }, awsChunks([...answer.map(generation => ({ generation, prompt_token_count: null, generation_token_count: 4, stop_reason: null })), { generation: '', prompt_token_count: null, generation_token_count: 52, stop_reason: 'stop', ...metrics }]));

// Model Context Protocol
const rpc = (id, more) => ({ jsonrpc: '2.0', id, ...more });
const mcpCall = rpc(7, { method: 'tools/call', params: { name: tool.name, arguments: argsObject, _meta: { progressToken: 'p1' } } });
const mcpResult = rpc(7, { result: { content: [{ type: 'text', text: answer.join('') }, { type: 'image', data: 'iVBORw0KGgo=', mimeType: 'image/png' }], structuredContent: { year: 1280 }, isError: false } });
add('mcp/plain', '/mcp', mcpCall, mcpResult);
add('mcp/plain-batch', '/mcp', [mcpCall, rpc(8, { method: 'tools/call', params: { name: 'other', arguments: {} } })], [rpc(8, { result: { content: [{ type: 'text', text: second.join('') }] } }), mcpResult]);
add('mcp/stream', '/mcp', mcpCall, sse([
  ...[1, 2, 3].map(progress => ['message', { jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: 'p1', progress, total: 3 } }]), ['message', mcpResult]], { named: true }));

writeFileSync('exchanges.ndjson', lines.join('\n') + '\n');
