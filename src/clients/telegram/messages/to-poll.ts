import { Api } from 'telegram';
import type { Poll } from '../../../episode/content.ts';
import { wordsOf } from './to-media.ts';

/** A message's poll with its votes as far as Telegram tells them; undefined where it has none. */
export const toPoll = (media: Api.TypeMessageMedia | undefined): Poll | undefined => {
  if (!(media instanceof Api.MessageMediaPoll)) return undefined;
  const { poll, results } = media;
  const votesOf = (option: Buffer): number | undefined =>
    results.results?.find((each) => Buffer.from(each.option).equals(option))?.voters;
  return {
    question: wordsOf(poll.question),
    answers: poll.answers.map(({ text, option }) => {
      const votes = votesOf(Buffer.from(option));
      return { text: wordsOf(text), ...(votes === undefined ? {} : { votes }) };
    }),
    isClosed: poll.closed === true,
    ...(results.totalVoters === undefined ? {} : { voters: results.totalVoters }),
  };
};
