import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { TaskContext } from '../../runtime/task-handler.ts';
import type { CollectContentDeps } from '../deps.ts';
import type { Gathered } from '../gather-posts.ts';
import type { CollectContentInput } from '../task.ts';
import { addTranscripts } from './add-transcripts.ts';
import { transcribeVoices } from './transcribe-voices.ts';

/** Enough to mend by. */
const MOST_PROBLEMS = 3;

/** Turns the voice messages into words of their posts. What fails is counted and noted on the episode, and fails nothing. @throws BudgetSpent */
export const hearVoices = async (
  deps: Pick<CollectContentDeps, 'transcriber' | 'openCosts' | 'beginPaying' | 'episodes'>,
  input: CollectContentInput,
  gathered: Gathered,
  {
    config,
    logger,
    timeLeftMs,
  }: Pick<TaskContext, 'logger'> & {
    readonly config: ConfigSnapshot;
    timeLeftMs(): number;
  },
): Promise<Gathered> => {
  const { transcriber } = deps;
  const { heard } = gathered;
  if (!transcriber || heard.length === 0) return gathered;
  const { provider, model: product } = transcriber;
  await deps.beginPaying(input, [{ provider, product }]);
  const { texts, problems, failed, seconds } = await transcribeVoices(transcriber, heard, {
    languageCode: config.languageCode,
    timeLeftMs,
  });
  logger.info('Turned voice messages into text', { heard: texts.size, failed, seconds, problems });
  if (seconds > 0) {
    const costs = deps.openCosts({ attempt: input, logger });
    costs.add({ provider, product, unit: 'audioSeconds', quantity: Math.ceil(seconds) });
    await costs.finish();
  }
  const message = `${failed} of ${heard.length} voice messages have no words in the episode: ${problems.slice(0, MOST_PROBLEMS).join('; ')}.`;
  const warnings = failed > 0 ? [{ name: 'VoiceNotTranscribed', message }] : [];
  await deps.episodes
    .noteWarnings(input, 'CollectContent', warnings)
    .catch((error: unknown) => logger.warn('What was not heard was not noted', { error }));
  return addTranscripts(gathered, texts, config);
};
