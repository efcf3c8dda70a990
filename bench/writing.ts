// A script of half an hour by a language model, in steps, beside one single call for everything: the same loopback
// model, 2 seconds until its first token and 20 ms for each. The single call has the material and the lines of all
// chapters, and no judgement; the steps are judged. Fails above half of the single call's time.
import { request } from 'node:http';
import { startOpenAi } from '../local/openai/index.ts';
import { createOpenAiModel } from '../src/clients/openai/chat-model.ts';
import { createBuiltInWriter } from '../src/write-script/built-in-writer.ts';
import { createModelWriter } from '../src/write-script/model/model-writer.ts';
import { aDialogueConfig } from '../tests/support/a-content.ts';
import { answerHonestly } from '../tests/support/honest-model.ts';
import { inMemoryAnswers } from '../tests/support/in-memory-answers.ts';
import { tenStories } from '../tests/support/ten-stories.ts';

const MOST_RATIO = 0.5;
const PACE = { firstMs: 2000, tokenMs: 20 };
/** The stage's own, see WRITER_CONCURRENCY. */
const CONCURRENCY = 6;

const print = (line: string) => process.stdout.write(`${line}\n`);
const server = await startOpenAi({ pace: PACE });
const chapters: unknown[] = [];
let calls = 0;
server.script((chat) => {
  calls += 1;
  const answer = answerHonestly(chat);
  if (Object.hasOwn(answer as object, 'utterances')) chapters.push(answer);
  return JSON.stringify(answer);
});
const model = createOpenAiModel({ endpoint: server.endpoint });
const config = aDialogueConfig({ writer: 'openai', targetDurationMinutes: 30 });
const now = performance.now.bind(performance);

const began = now();
const { report } = await createModelWriter({
  models: [{ writer: 'openai', model, defaultName: 'a-model' }],
  ...{ builtIn: createBuiltInWriter(), answers: inMemoryAnswers(), concurrency: CONCURRENCY },
  ...{ now, isJudged: true },
}).write(tenStories(), config, []);
const inSteps = now() - began;
print(
  `in steps:    ${(inSteps / 1000).toFixed(1)} s, ${calls} calls, ${Math.round(report.seconds / 60)} minutes of speech, by ${report.writing.writer}`,
);

server.script(JSON.stringify({ title: 'T', summary: 'S', chapters }));
const alone = now();
// Not by fetch: it waits for no answer longer than five minutes.
await new Promise((resolve, reject) => {
  const body = { model: 'a-model', messages: [{ role: 'user', content: 'Everything.' }] };
  const call = request(
    `${server.endpoint}/v1/chat/completions`,
    { method: 'POST', headers: { 'content-type': 'application/json' } },
    (answer) => answer.resume().once('end', resolve).once('error', reject),
  );
  call.once('error', reject).end(JSON.stringify(body));
});
const inOne = now() - alone;
print(`in one call: ${(inOne / 1000).toFixed(1)} s`);
print(`ratio:       ${(inSteps / inOne).toFixed(2)} (at most ${MOST_RATIO})`);
await server.close();
if (inSteps > MOST_RATIO * inOne) process.exitCode = 1;
