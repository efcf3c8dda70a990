import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';
import { extractSentences } from '../../../src/write-script/posts/extract-sentences.ts';
import type { PreparedPost } from '../../../src/write-script/posts/prepared-post.ts';

const language = chooseLanguage('en-US');
const COUNTED =
  'The format of the package is new. It changed 2 significant things:\n\n1. The name of the file follows a standard now, wherever it was made. It has many parts.\n2. The archive holds metadata that somebody has read already, before it was sent.';

const extract = (text: string, seconds: number) => {
  const post: PreparedPost = {
    key: 'a/1',
    channel: 'a',
    channelTitle: 'A',
    date: new Date(0),
    text: readPost({ text }, language),
    reach: 1,
    urls: [],
    raw: text,
    hasMedia: false,
    sources: [],
  };
  return extractSentences(post, seconds, new Map(), language).join(' ');
};

describe('a sentence that says how many things follow', () => {
  it('is said where all of them do', () => {
    expect(extract(COUNTED, 90)).toContain('2 significant things');
  });

  it.each([4, 8, 10, 12])('is not said where one is left out: %d seconds', (seconds) => {
    const told = extract(COUNTED, seconds);
    expect(told.includes('2 significant things')).toBe(
      told.includes('follows a standard') && told.includes('metadata'),
    );
  });

  it('goes with an item that was code', () => {
    const text = COUNTED.replace(/The archive.*$/, 'Use `x[1:] + y` there.');
    const said = readPost({ text }, language).sentences.map((each) => each.text);
    expect(said.join(' ')).not.toContain('2 significant things');
    expect(said).toContain('The name of the file follows a standard now, wherever it was made.');
  });
});

describe('a question whose answer stands behind an aside', () => {
  const ASKED =
    'The hall has one door and it is old. But how do the members of the choir get in? It is always locked! The answer is a brass key that the baker next door keeps for them under a loaf of rye bread. Rehearsals are on Monday.';

  it.each([6, 9, 12, 15, 20, 30])('is asked where it is answered: %d seconds', (seconds) => {
    const told = extract(ASKED, seconds);
    expect(told.includes('how do the members')).toBe(told.includes('brass key'));
    expect(told.includes('always locked') && !told.includes('brass key')).toBe(false);
  });
});

describe('a sentence that speaks of what was left out', () => {
  it.each(['The new format speeds up the process.', 'We made the first task wait 3 seconds.'])(
    'is not said: %s',
    (sentence) => {
      const text = `The pool is new in this release.\n\n\`\`\`\na = 1\n\`\`\`\n\n${sentence}`;
      const said = readPost({ text }, language).sentences.map((each) => each.text);
      expect(said).toEqual(['The pool is new in this release.']);
    },
  );
});
