import { answerKey } from '../../episode/storage-keys.ts';
import type { AnswerStore } from '../../write-script/model/ask/kept-answers.ts';
import type { ObjectStore } from './object-store.ts';

/** Where answers of language models are kept in the bucket. */
export const createAnswerStore = (
  objects: Pick<ObjectStore, 'put' | 'find' | 'get'>,
): AnswerStore => ({
  async keep(sha256, answer) {
    await objects.put(answerKey(sha256), answer, { contentType: 'application/json' });
  },
  async find(sha256) {
    const object = await objects.find(answerKey(sha256));
    return object === null ? undefined : new TextDecoder().decode(await objects.get(object));
  },
});
