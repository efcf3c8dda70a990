import { type Passage, PassageList } from './passages.ts';

/** The tags of Chirp 3: HD's markup. Google names no lengths; these are this server's. */
const PAUSES: Readonly<Record<string, number>> = {
  '[pause short]': 0.3,
  '[pause]': 0.6,
  '[pause long]': 1.2,
};

/** What a markup says: its pause tags become silences, every other bracket is spoken. */
export const readMarkup = (markup: string): Passage[] => {
  const passages = new PassageList();
  for (const part of markup.split(/(\[pause(?: short| long)?\])/)) {
    const seconds = PAUSES[part];
    if (seconds === undefined) passages.say(part);
    else passages.pause(seconds);
  }
  return passages.list();
};
