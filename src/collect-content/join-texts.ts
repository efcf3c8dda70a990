import type { CodeRange, TextRange } from '../episode/content.ts';
import type { ChannelMessage } from './channel-source.ts';

const BETWEEN_CAPTIONS = '\n\n';

/** The texts of a post's messages as one, with what stands where in it. */
export interface JoinedTexts {
  readonly text: string;
  readonly code: readonly CodeRange[];
  readonly omissions: readonly number[];
  readonly quotations: readonly TextRange[];
  readonly spoilers: readonly TextRange[];
}

/** A text without some stretches, and where a place of the old text is in the new one. */
const without = (text: string, struck: readonly TextRange[]) => {
  const isStruck = new Array<boolean>(text.length).fill(false);
  for (const { offset, length } of struck) isStruck.fill(true, offset, offset + length);
  const places: number[] = [];
  let kept = '';
  for (let index = 0; index < text.length; index += 1) {
    places.push(kept.length);
    if (!isStruck[index]) kept += text[index];
  }
  places.push(kept.length);
  return { kept, placeOf: (index: number) => places[Math.min(index, text.length)] ?? kept.length };
};

const byOffset = (a: TextRange, b: TextRange): number => a.offset - b.offset;

/** Joins the texts of messages, oldest first, without what their authors have struck out. */
export const joinTexts = (messages: readonly ChannelMessage[]): JoinedTexts => {
  let text = '';
  const code: CodeRange[] = [];
  const omissions: number[] = [];
  const quotations: TextRange[] = [];
  const spoilers: TextRange[] = [];
  for (const message of messages) {
    if (message.text === '') continue;
    if (text !== '') text += BETWEEN_CAPTIONS;
    const { spans } = message;
    const struck = spans.filter(({ kind }) => kind === 'struck').toSorted(byOffset);
    const { kept, placeOf } = without(message.text, struck);
    for (const span of spans) {
      const offset = text.length + placeOf(span.offset);
      const length = text.length + placeOf(span.offset + span.length) - offset;
      if (span.kind === 'struck') omissions.push(offset);
      if (length === 0) continue;
      if (span.kind === 'code') code.push({ offset, length, block: span.block });
      if (span.kind === 'quotation') quotations.push({ offset, length });
      if (span.kind === 'spoiler') spoilers.push({ offset, length });
    }
    text += kept;
  }
  return {
    text,
    code: code.toSorted(byOffset),
    omissions: [...new Set(omissions)].toSorted((a, b) => a - b),
    quotations: quotations.toSorted(byOffset),
    spoilers: spoilers.toSorted(byOffset),
  };
};
