import type { Speaker } from '../episode/script.ts';

/** How many times the usual pace a speaker has; one that the script doesn't know speaks at the usual. */
export const paceOf = (speakers: readonly Speaker[], role: string): number =>
  speakers.find((speaker) => speaker.role === role)?.speakingRate ?? 1;

/** The pace of speakers who say about as much as each other. */
export const meanPace = (speakers: readonly Speaker[]): number =>
  speakers.reduce((sum, { role }) => sum + paceOf(speakers, role), 0) / speakers.length;
