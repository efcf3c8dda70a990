import type { Utterance } from '../../episode/script.ts';
import type { QuestionKind } from '../language/kinds.ts';
import type { Language } from '../language/language.ts';
import { endsInQuotation } from '../post-text/quotation.ts';
import { isQuestion } from '../post-text/sentences.ts';
import type { EpisodeVoice } from './episode-voice.ts';

const KINDS: readonly QuestionKind[] = ['example', 'catch', 'why', 'duration', 'cost', 'result'];
const MOST_QUESTIONS = 2;
const LEAST_SENTENCES_BETWEEN = 2;

/** "The recipe: 500 grams flour" in two: what to ask for, and what is answered. */
const splitLabel = (
  sentence: string,
  { label }: Language,
): readonly [string, string] | undefined => {
  const [opening, name] = label?.exec(sentence) ?? [];
  if (opening === undefined || name === undefined) return undefined;
  const rest = sentence.slice(opening.length);
  return [
    name.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  ];
};

/**
 * Tells sentences that are ready to be said between two speakers: the post's own questions are the host's, and where a
 * sentence answers a question that a listener may have by now, the host asks it.
 */
export const converse = (
  sentences: readonly string[],
  { language, rotation, host, teller, line }: EpisodeVoice,
): Utterance[] => {
  const turns: Utterance[] = [];
  let told: string[] = [];
  let asked = 0;
  const hand = (question: string) => {
    turns.push(...line(teller, ...told), ...line(host, question));
    told = [];
    asked += 1;
  };
  sentences.forEach((sentence, index) => {
    const hasAnswer = index < sentences.length - 1;
    if (isQuestion(sentence) && hasAnswer && !endsInQuotation([...told, sentence].join(' '))) {
      hand(sentence);
      return;
    }
    const canAsk = asked < MOST_QUESTIONS && !endsInQuotation([...told, sentence].join(' '));
    const labelled = canAsk && told.length > 0 ? splitLabel(sentence, language) : undefined;
    if (labelled) {
      const [label, answer] = labelled;
      hand(rotation.say(language.phrases.askLabel, label));
      told.push(answer);
      return;
    }
    if (canAsk && told.length >= LEAST_SENTENCES_BETWEEN) {
      const kind = KINDS.find(
        (each) =>
          language.answers[each].test(sentence) &&
          // What was said already needs no asking.
          !told.some((earlier) => language.answers[each].test(earlier)),
      );
      const question = kind ? rotation.sayNowAndThen(language.phrases.ask[kind]) : '';
      if (question !== '') hand(question);
    }
    told.push(sentence);
  });
  turns.push(...line(teller, ...told));
  return turns;
};
