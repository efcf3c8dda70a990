import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import {
  foreignLanguage,
  languageName,
  type RecognisedLanguage,
} from '../speech-text/recognise-language.ts';

/** Thrown when a show's posts are in another language than the show, and nobody is there to tell them in its own. */
export class PostsInOtherLanguage extends StepcastError {
  override readonly name = 'PostsInOtherLanguage';
  readonly retryable = false;

  /** Before anything is paid for: the built-in writer can't translate. */
  static beforehand({ title, languageCode }: Show, { language, share }: RecognisedLanguage) {
    const [posts, show] = [languageName(language), languageName(languageCode)];
    return new PostsInOtherLanguage(
      `The posts are in ${posts} (${Math.round(share * 100)} % of what was looked at), and the show "${title}" is in ${show} (${languageCode}), which the built-in writer can't translate them into. Nothing was paid for. Choose a language model as its writer, change the show's language to ${posts} ("${language}", with voices of that language), or choose channels in ${show}; then generate the episode again.`,
    );
  }

  /** Where the language model that could translate them hasn't. */
  static withoutModel(
    { title, languageCode }: Show,
    { language }: RecognisedLanguage,
    reasons: readonly string[],
  ) {
    const [posts, show] = [languageName(language), languageName(languageCode)];
    return new PostsInOtherLanguage(
      `The language model has not written the episode of "${title}": ${[...new Set(reasons)].slice(0, 3).join(' ')} The posts are in ${posts} and the show is in ${show} (${languageCode}), so the built-in writer can't stand in. What the model has answered is kept; retry the episode later, or choose another model.`,
    );
  }
}

type Show = Pick<ConfigSnapshot, 'title' | 'languageCode'>;

/** The language of a show's posts where it is another one than the show's: well over half of them are in it, and next to none in the show's. */
export const foreignPosts = (
  { results }: Pick<Content, 'results'>,
  { languageCode }: Show,
): Promise<RecognisedLanguage | undefined> => {
  const texts = Object.values(results).flatMap((posts) => posts.map(({ text }) => text));
  return foreignLanguage(texts, languageCode);
};
