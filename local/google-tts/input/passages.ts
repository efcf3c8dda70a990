/** A piece of what is to be spoken, and the silence after it. */
export interface Passage {
  readonly text: string;
  readonly pauseSeconds: number;
}

/** Puts passages together from words and pauses as they come. */
export class PassageList {
  readonly #passages: { text: string; pauseSeconds: number }[] = [{ text: '', pauseSeconds: 0 }];

  say(words: string): void {
    const last = this.#passages.at(-1);
    if (last?.pauseSeconds === 0) last.text += words;
    else if (words.trim() !== '') this.#passages.push({ text: words, pauseSeconds: 0 });
  }

  pause(seconds: number): void {
    const last = this.#passages.at(-1);
    if (last) last.pauseSeconds += seconds;
  }

  /** The passages, without white space around their words. */
  list(): Passage[] {
    return this.#passages
      .map(({ text, pauseSeconds }) => ({ text: text.replace(/\s+/g, ' ').trim(), pauseSeconds }))
      .filter(({ text, pauseSeconds }) => text !== '' || pauseSeconds > 0);
  }
}
