import { Refusal } from '../refusal.ts';
import { type Passage, PassageList } from './passages.ts';

/** Elements whose words are spoken as they are; `p` and `s` end a sentence. */
const SPOKEN_AS_THEY_ARE = new Set(['speak', 'p', 's', 'emphasis', 'prosody', 'lang', 'phoneme']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
/** What a break lasts that says how strong it is. The names are SSML's, the lengths are this server's. */
const STRENGTHS: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0.1,
  weak: 0.25,
  medium: 0.5,
  strong: 0.75,
  'x-strong': 1,
};

const TOKEN =
  /<!--.*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</gs;

const invalid = (): Refusal =>
  new Refusal('INVALID_ARGUMENT', 'Invalid SSML. Newer voices like Neural2 require valid SSML.');

const decode = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|\w+)?;?/gi, (reference, name: string | undefined) => {
    if (!name || !reference.endsWith(';')) throw invalid();
    if (name.startsWith('#')) {
      const code = Number(name.replace(/^#x/i, '0x').replace(/^#/, ''));
      return String.fromCodePoint(code);
    }
    const character = ENTITIES[name];
    if (character === undefined) throw invalid();
    return character;
  });

const attributesOf = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, decode(double ?? single ?? '')],
    ),
  );

const secondsOf = (attributes: ReadonlyMap<string, string>): number => {
  const time = attributes.get('time');
  if (time === undefined) return STRENGTHS[attributes.get('strength') ?? 'medium'] ?? NaN;
  const [, amount, unit] = /^\+?(\d*\.?\d+)(ms|s)$/.exec(time) ?? [];
  return Number(amount) / (unit === 'ms' ? 1000 : 1);
};

/**
 * What an SSML document says: breaks become silences, prosody, emphasis and phonemes are spoken plainly.
 * @throws Refusal INVALID_ARGUMENT for what is no SSML, UNIMPLEMENTED for an element that would change the words.
 */
export const readSsml = (ssml: string): Passage[] => {
  const passages = new PassageList();
  const open: string[] = [];
  let hasEnded = false;
  let aliased = 0;
  for (const [token, closing, name, attributeSource = '', isEmpty] of ssml.trim().matchAll(TOKEN)) {
    if (token.startsWith('<!--')) continue;
    if (name === undefined) {
      if (token === '<' || open.length === 0) throw invalid();
      if (aliased === 0) passages.say(decode(token));
      continue;
    }
    if (closing) {
      if (open.pop() !== name) throw invalid();
      hasEnded = open.length === 0;
      if (name === 'sub') aliased -= 1;
      if (name === 'p' || name === 's') passages.say(' ');
      continue;
    }
    if (hasEnded || (open.length === 0) !== (name === 'speak')) throw invalid();
    const attributes = attributesOf(attributeSource);
    if (name === 'break') {
      const seconds = secondsOf(attributes);
      if (!(seconds >= 0)) throw invalid();
      passages.pause(seconds);
    } else if (name === 'sub') {
      if (aliased === 0) passages.say(attributes.get('alias') ?? '');
      aliased += isEmpty ? 0 : 1;
    } else if (name === 'phoneme' && !attributes.get('ph')) {
      throw invalid();
    } else if (!SPOKEN_AS_THEY_ARE.has(name)) {
      throw new Refusal('UNIMPLEMENTED', `The SSML element <${name}> is not implemented.`);
    }
    if (!isEmpty) open.push(name);
    else hasEnded ||= name === 'speak';
  }
  if (!hasEnded) throw invalid();
  return passages.list();
};
