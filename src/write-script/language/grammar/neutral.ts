import type { Grammar } from '../language.ts';

const NEVER = /(?!)/;
/** Prepositions and articles of several languages that are no other word in the others. */
const LEADING =
  'par|sur|chez|des|les|une|von|vom|mit|bei|zum|zur|por|con|del|los|las|per|dal|nel|van|aan|met|bij|het|від|про|для|при|dla|przez|sagt|sagte|schreibt|meldet|berichtet|dit|écrit|dijo|dice|informa|disse|diz|scrive|pisze|podaje|пише|каже|повідомляє|повідомляють';

/** Any language of whose sentences nothing is known: nothing is left out of them, and nothing leans. */
export const NEUTRAL_GRAMMAR: Grammar = {
  // Shorter ones lead somewhere too; what stands behind a figure is its unit.
  pointsAtRemoved: new RegExp(
    `(?:^|(?<!\\p{N})\\s)(?:[\\p{Ll}\\p{Lo}]{1,2}|der|die|das|una|ile|via|${LEADING})$`,
    'u',
  ),
  leadsToRemoved: new RegExp(`[\\s,(]+(?:${LEADING})\\s*$`, 'u'),
  speaksOfRemoved: NEVER,
  demonstrates: NEVER,
  hangsOn: /^/,
  isListed: /^/,
  leansOnPrevious: NEVER,
  announcesCount: NEVER,
  callsToAct: NEVER,
};
