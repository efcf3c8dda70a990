import type { SentenceRules } from '../sentence-rules.ts';

/** Chinese. Its full stop is a sign of its own, which no abbreviation has. */
export const CHINESE: SentenceRules = {
  attribution:
    /^[^，。！？：；、“”"「」\s]{0,8}?(?:说道|说|问道|问|喊道|喊|叫道|答道|回答|表示|写道|笑道|補充|补充|說道|說|問道|問|答)(?![话話法明服题題])/u,
};
