import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StepcastError } from '../../../src/errors/stepcast-error.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { aLambdaContext } from '../../support/a-lambda-context.ts';

class Unreachable extends StepcastError {
  override readonly name = 'Unreachable';
  readonly retryable = true;
  readonly request = { authorization: 'Bearer of-a-secret' };
}

const setUp = (minimum?: 'debug' | 'error') => {
  const written: string[] = [];
  const logger = createLogger(minimum, (line) => written.push(line));
  return { logger, written, lines: () => written.map((line) => JSON.parse(line)) };
};

describe('a line of the log', () => {
  it('says when, how grave, what and with which facts', () => {
    const { logger, written, lines } = setUp();
    logger.info('Wrote the script', { told: 3, nothing: undefined });
    expect(lines()).toEqual([
      {
        level: 'INFO',
        message: 'Wrote the script',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        service: 'stepcast',
        sampling_rate: 0,
        told: 3,
      },
    ]);
    expect(written[0]).not.toContain('\n');
  });

  it('is dropped below the least level', () => {
    const { logger, lines } = setUp('error');
    logger.warn('not so bad');
    logger.error('bad');
    expect(lines().map(({ message }) => message)).toEqual(['bad']);
  });

  it('names its invocation, and whether the process has just started', () => {
    process.env['AWS_LAMBDA_INITIALIZATION_TYPE'] = 'on-demand';
    const { logger, lines } = setUp();
    delete process.env['AWS_LAMBDA_INITIALIZATION_TYPE'];
    logger.startInvocation(aLambdaContext({ awsRequestId: 'first' }), { episodeId: 'one' });
    logger.info('a');
    logger.startInvocation(aLambdaContext({ awsRequestId: 'second' }), { execution: 'two' });
    logger.info('b');
    expect(lines()).toMatchObject([
      { cold_start: true, function_request_id: 'first', episodeId: 'one' },
      { cold_start: false, function_request_id: 'second', execution: 'two' },
    ]);
    expect(lines()[1]).not.toHaveProperty('episodeId');
  });
});

describe('an error in the log', () => {
  const inTheLog = (error: unknown) => {
    const { logger, written, lines } = setUp();
    logger.error('It failed', { error });
    return { text: written.join(), error: lines()[0].error };
  };

  it('has its name, message, stack and every cause', () => {
    const cause = new Error('socket hang up', { cause: new TypeError('no address') });
    const { error } = inTheLog(new Unreachable('The database is away.', { cause }));
    expect(error).toMatchObject({
      name: 'Unreachable',
      message: 'The database is away.',
      stack: expect.stringMatching(/^Unreachable: The database is away\.\n +at .*logger\.test\.ts/),
      cause: {
        name: 'Error',
        message: 'socket hang up',
        stack: expect.stringContaining('logger.test.ts'),
        cause: { name: 'TypeError', message: 'no address' },
      },
    });
  });

  it('has what it gathers, and ends where its causes go round', () => {
    const round = new Error('round');
    round.cause = round;
    const { error } = inTheLog(
      new AggregateError([new Error('::1 refused'), round], 'all refused'),
    );
    expect(error).toMatchObject({ errors: [{ message: '::1 refused' }, { message: 'round' }] });
  });

  it('has nothing else that it carries: no request, no key', () => {
    const failure = Object.assign(new Error('503'), {
      config: { headers: { 'x-goog-api-key': 'of-a-secret' } },
      toJSON: () => ({ key: 'of-a-secret' }),
    });
    const { text, error } = inTheLog(new Unreachable('away', { cause: failure }));
    expect(text).not.toContain('of-a-secret');
    expect(error.cause).toMatchObject({ message: '503' });
    expect(inTheLog(new Unreachable('away', { cause: { key: 'of-a-secret' } })).text).not.toContain(
      'of-a-secret',
    );
  });

  it('leaves out what a foreign message quotes, in its stack as well', () => {
    const parse = (text: string) => {
      try {
        return JSON.parse(text);
      } catch (error) {
        return error;
      }
    };
    const refused = new Error('Sentence starting with: "The miller "Bram" said" is too long.');
    for (const error of [parse('The miller said'), parse('{"a":"The miller" x}'), refused]) {
      const { text } = inTheLog(new Unreachable('unreadable', { cause: error }));
      expect(error).toBeInstanceOf(Error);
      expect(text).not.toContain('miller');
    }
    expect(inTheLog(refused).error).toMatchObject({
      message: 'Sentence starting with: "…" is too long.',
      stack: expect.stringContaining('logger.test.ts'),
    });
  });

  it('says of a document which names are wrong', () => {
    const { error } = z.strictObject({ text: z.string() }).safeParse({ text: 7 });
    expect(inTheLog(error).error).toMatchObject({
      name: 'ZodError',
      message: expect.stringContaining('text'),
    });
  });
});
