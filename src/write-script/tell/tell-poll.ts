import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';

const MOST_ANSWERS = 6;

/** A poll: who asks, the question, and the answers or, once there are votes, what most chose. */
export const tellPoll = ({ poll, channelTitle }: PreparedPost, language: Language): string => {
  if (!poll) return '';
  const { phrases } = language;
  const question = /[?？؟]$/u.test(poll.question) ? poll.question : `${poll.question}?`;
  const votes = poll.answers.reduce((sum, answer) => sum + (answer.votes ?? 0), 0);
  const [first] = poll.answers.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
  const all = poll.voters ?? votes;
  const outcome =
    votes > 0 && first?.votes !== undefined && all > 0
      ? phrases.say('result', {
          answer: first.text,
          share: Math.round((100 * first.votes) / all),
        })
      : phrases.say('answers', {
          list: phrases.list(poll.answers.slice(0, MOST_ANSWERS).map(({ text }) => text)),
        });
  return [phrases.say('asks', { channel: channelTitle }), question, outcome]
    .filter((part) => part !== '')
    .map((part) => speak(part, language))
    .join(' ');
};
