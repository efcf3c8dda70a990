import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { Story } from '../stories/story.ts';

/** Reports that follow each other closely are of one event; those of weeks only if there are more. */
const EVENT_POSTS = { within: 3, anyhow: 5 };
const CLOSE_MS = 72 * 3_600_000;

/** Whether something happened that later posts follow or correct; any other matter merely goes on. */
export const isEvent = ({ posts }: Story, language: Language): boolean => {
  const times = posts.map(({ date }) => date.getTime());
  const isClose = Math.max(...times) - Math.min(...times) <= CLOSE_MS;
  return (
    posts.length >= (isClose ? EVENT_POSTS.within : EVENT_POSTS.anyhow) ||
    posts.slice(1).some((post) => signsOf(post, language).corrects >= 1)
  );
};

/** What is said in front of a story's first post where a later one was told before it; `onDay` where its day has to be said. */
export const leadToFirst = (story: Story, onDay: string | undefined, language: Language): string =>
  speak(
    language.phrases.leadBack(isEvent(story, language) ? 'firstReport' : 'before', onDay),
    language,
  );
