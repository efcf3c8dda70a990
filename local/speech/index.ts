export { EngineFailed } from './engine-failed.ts';
export { createEngines, type Engines } from './engines/engines.ts';
export type { SpeechJob } from './engines/speech-job.ts';
export { amplify, fromWav, join, type Pcm, toWav, withSilence } from './sound/pcm.ts';
export { resample } from './sound/resample.ts';
