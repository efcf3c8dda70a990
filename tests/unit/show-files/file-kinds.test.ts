import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../src/show-files/file-kinds.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))),
  );

describe('a file is known by its first bytes', () => {
  test.each([
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['png', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
    ['wav', bytes('RIFF', 1, 2, 3, 4, 'WAVE')],
    ['flac', bytes('fLaC')],
    ['ogg', bytes('OggS')],
    ['m4a', bytes(0, 0, 0, 32, 'ftypM4A ')],
    ['mp3', bytes('ID3', 4)],
    ['mp3', bytes(0xff, 0xfb, 0x90)],
    ['mp3', bytes(0xff, 0xf3, 0x90)],
  ])('%s', (kind, file) => expect(kindOf(file)).toBe(kind));

  test.each([
    ['nothing', bytes()],
    ['a page', bytes('<!doctype html>')],
    ['a playlist, which would make ffmpeg fetch what it names', bytes('#EXTM3U\n')],
    ['a list of files, which would make ffmpeg read them', bytes('ffconcat version 1.0')],
    ['another RIFF', bytes('RIFF', 1, 2, 3, 4, 'AVI ')],
    ['AAC without a container', bytes(0xff, 0xf1, 0x50)],
    ['a version of MPEG that does not exist', bytes(0xff, 0xea, 0x90)],
  ])('%s is none', (_, file) => expect(kindOf(file)).toBeUndefined());
});
