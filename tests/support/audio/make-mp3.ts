import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';

const FFMPEG = ffmpegInstaller.path;
const MOST_BYTES = 1 << 28;

/** What sounds different at every moment, so that a stretch that is off by a sample is another: noise whose level moves, and a rising tone. */
const source = (seconds: number): string[] => {
  const noise = `anoisesrc=d=${seconds}:c=pink:r=44100:a=0.3:seed=7,volume=0.5+0.5*sin(2*PI*t/3):eval=frame`;
  const tones = `aevalsrc=0.3*sin(2*PI*(200+50*t)*t)|0.3*sin(2*PI*(300+40*t)*t):d=${seconds}:s=44100`;
  return [...['-f', 'lavfi', '-i', noise], ...['-f', 'lavfi', '-i', tones]];
};

// A header is completed, and an end is left out, in files alone: both take going back.
const withFile = <T>(use: (path: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'mp3-'));
  try {
    return use(join(folder, 'sound.mp3'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** An MP3 as LAME makes it with these options of ffmpeg's. */
export const makeMp3 = (seconds: number, options: readonly string[]): Buffer =>
  withFile((path) => {
    const mix = ['-filter_complex', 'amix=inputs=2'];
    execFileSync(FFMPEG, ['-v', 'error', ...source(seconds), ...mix, ...options, path]);
    return readFileSync(path);
  });

/** What a player plays that heeds the tag: mono samples, and what ffmpeg has to complain of. */
export const playMp3 = (mp3: Uint8Array): { samples: Int16Array; complaints: string } =>
  withFile((path) => {
    writeFileSync(path, mp3);
    const args = ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-'];
    const { stdout, stderr } = spawnSync(FFMPEG, args, { maxBuffer: MOST_BYTES });
    const samples = new Int16Array(new Uint8Array(stdout).buffer);
    return { samples, complaints: stderr.toString() };
  });
