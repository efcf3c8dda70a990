import { type Json, TaskFailed } from '../../contract.ts';
import { JsonBeyondLimits, parseJson } from '../../parse-json.ts';
import type { HttpAnswer } from './http-call.ts';

const MAX_BODY_BYTES = 262_144;
const BINARY = /^(application\/octet-stream|image\/.*|video\/.*|audio\/.*)$/;
const JSON_TYPE = /^(application\/json|.+\+json)$/;

const decode = (body: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new TaskFailed('States.Runtime', "The response can't be read as a string.");
  }
};

const parse = (text: string): Json => {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonBeyondLimits) throw new TaskFailed('States.Runtime', error.message);
    return text;
  }
};

/**
 * An HTTP Task's result; without a body it has no ResponseBody. Throws TaskFailed: `States.Http.StatusCode.NNN` with the body as Cause (the
 * reason phrase when there is none) for anything but 2xx, `States.Runtime` for a body that is no text.
 */
export const readAnswer = (answer: HttpAnswer): Json => {
  const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (BINARY.test(type)) {
    throw new TaskFailed('States.Runtime', `A response of type ${type} is not supported.`);
  }
  if (answer.body.length > MAX_BODY_BYTES) {
    throw new TaskFailed(
      'States.DataLimitExceeded',
      `The response has ${answer.body.length} bytes; an HTTP Task takes at most ${MAX_BODY_BYTES}.`,
    );
  }
  const body = decode(answer.body);
  if (answer.status < 200 || answer.status > 299) {
    throw new TaskFailed(`States.Http.StatusCode.${answer.status}`, body || answer.statusText);
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value : [value]]],
  );
  return {
    Headers: Object.fromEntries(headers),
    ...(body === '' ? {} : { ResponseBody: JSON_TYPE.test(type) ? parse(body) : body }),
    StatusCode: answer.status,
    StatusText: answer.statusText,
  };
};
