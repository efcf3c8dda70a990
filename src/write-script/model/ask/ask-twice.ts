import type { ModelAnswer } from '../../../language-model/language-model.ts';
import type { Read } from '../../../language-model/read-answer.ts';
import type { Ask, Step } from './ask.ts';

/** Enough to mend by; a longer list helps nobody. */
const MOST_PROBLEMS = 20;

const writeCorrection = (prompt: string, answer: string, problems: readonly string[]): string =>
  [
    prompt,
    '',
    'You have answered:',
    answer,
    '',
    'That can not be taken as it is:',
    ...problems.map((problem) => `- ${problem}`),
    'Write it anew without these faults, and keep what was good.',
  ].join('\n');

/** Reads an answer that came to its end. */
export const readWhole =
  <T>(read: (text: string) => Read<T>) =>
  ({ text, stoppedBy }: ModelAnswer): Read<T> =>
    stoppedBy ? { problems: [`The answer did not come to its end: ${stoppedBy}.`] } : read(text);

interface Checked<T> {
  readonly step: Step<T>;
  /** What is wrong with an answer that reads well. */
  check(answer: T): Promise<readonly string[]> | readonly string[];
}

/**
 * Asks, and once more with the answer and what is wrong with it. Of two answers with faults the
 * second is given; where none reads well, only why.
 */
export const askTwice = async <T>(
  ask: Ask,
  { step, check }: Checked<T>,
): Promise<{ readonly answer?: T; readonly problems: readonly string[] }> => {
  const judge = async (
    read: Read<T>,
  ): Promise<{ readonly answer?: T; readonly problems: readonly string[] }> =>
    'problems' in read ? read : { answer: read.answer, problems: await check(read.answer) };
  const first = await ask(step);
  const found = await judge(first.read);
  if (found.problems.length === 0) return found;
  const problems = found.problems.slice(0, MOST_PROBLEMS);
  const prompt = writeCorrection(step.request.prompt, first.text, problems);
  const { determinedBy } = step;
  const second = await ask({
    ...step,
    request: { ...step.request, prompt },
    ...(determinedBy !== undefined && { determinedBy: [determinedBy, first.text, problems] }),
  });
  const mended = await judge(second.read);
  return 'answer' in mended || !('answer' in found) ? mended : found;
};
