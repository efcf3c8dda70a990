/** One cue of a WebVTT transcript. Times are milliseconds from the start. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** Empty when the cue names nobody. */
  readonly speaker: string;
  readonly text: string;
}

const TIMING = /^((?:\d+:)?\d\d:\d\d\.\d{3})\s+-->\s+((?:\d+:)?\d\d:\d\d\.\d{3})/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

const toMs = (time: string): number =>
  time.split(':').reduce((total, part) => total * 60 + Number(part), 0) * 1000;

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** The cues of a WebVTT file (w3.org/TR/webvtt1) in order; what is no cue is passed over. */
export const parseCues = (vtt: string): Cue[] =>
  vtt
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => TIMING.test(line));
      const timing = TIMING.exec(lines[at] ?? '');
      if (!timing) return [];
      const [, start = '', end = ''] = timing;
      const payload = lines.slice(at + 1).join(' ');
      const speaker = /<v(?:\.\S*)?\s+([^>]*)>/.exec(payload)?.[1] ?? '';
      return [
        {
          startMs: Math.round(toMs(start)),
          endMs: Math.round(toMs(end)),
          speaker: plain(speaker).trim(),
          text: plain(payload).trim(),
        },
      ];
    });
