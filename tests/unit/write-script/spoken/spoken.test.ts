import { describe, expect, test } from 'vitest';
import { pronounce } from '../../../../src/speech-text/pronounce.ts';
import { chooseLanguage } from '../../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../../src/write-script/language/speak.ts';
import { readPost } from '../../../../src/write-script/post-text/read-post.ts';
import { ENGLISH } from './english.ts';
import { HEBREW } from './hebrew.ts';
import { NOTICES } from './notices.ts';
import { ODD_POSTS } from './odd-posts.ts';
import { OTHER_LANGUAGES } from './other-languages.ts';
import { RUSSIAN } from './russian.ts';

const said = (text: string, tag: string): string => {
  const language = chooseLanguage(tag);
  const { headline, sentences } = readPost({ text }, language);
  const spoken = sentences.map((each) => pronounce(speak(each.text, language), tag)).join(' ‖ ');
  return headline === undefined ? spoken : `${speak(headline, language)} | ${spoken}`;
};

describe.each(
  [ODD_POSTS, ENGLISH, RUSSIAN, HEBREW, OTHER_LANGUAGES, NOTICES].flatMap((examples) =>
    Object.entries(examples),
  ),
)('a post in %s is said so', (tag, examples) => {
  test.each(examples)('%s', (written, expected) => {
    expect(said(written, tag)).toBe(expected);
  });
});
