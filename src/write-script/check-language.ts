import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { foreignLanguage, languageName } from '../speech-text/recognise-language.ts';

/** Thrown when a show's posts are in another language than the show, which no voice of it could read. */
export class PostsInOtherLanguage extends StepcastError {
  override readonly name = 'PostsInOtherLanguage';
  readonly retryable = false;
}

/**
 * Looks at the language of the posts before anybody is paid to write or read them.
 * @throws PostsInOtherLanguage when well over half of them are in one, and next to none in the show's
 */
export const checkLanguage = async (
  { results }: Pick<Content, 'results'>,
  { title, languageCode }: Pick<ConfigSnapshot, 'title' | 'languageCode'>,
): Promise<void> => {
  const texts = Object.values(results).flatMap((posts) => posts.map(({ text }) => text));
  const foreign = await foreignLanguage(texts, languageCode);
  if (!foreign) return;
  const [posts, show] = [languageName(foreign.language), languageName(languageCode)];
  throw new PostsInOtherLanguage(
    `The posts are in ${posts} (${Math.round(foreign.share * 100)} % of what was looked at), and the show "${title}" is in ${show} (${languageCode}). Nothing was paid for. Change the show's language to ${posts} ("${foreign.language}", with voices of that language), or choose channels in ${show}; then generate the episode again.`,
  );
};
