import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/runtime/logger.ts';
import { Metrics, namespaceOf } from '../../../src/runtime/metrics.ts';
import { aLambdaContext } from '../../support/a-lambda-context.ts';

// What CloudWatch takes for metrics, as the specification of the format has it.
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const isEmbedded = new Ajv().compile({
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer' },
        CloudWatchMetrics: {
          type: 'array',
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            properties: {
              Namespace: text(1024),
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: { type: 'array', maxItems: 30, items: text(250) },
              },
              Metrics: {
                type: 'array',
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  properties: {
                    Name: text(1024),
                    Unit: { enum: ['Count', 'Seconds', 'Bytes', 'None'] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});

const lineOf = (metrics: Metrics): Record<string, unknown> => {
  const lines: string[] = [];
  const logger = createLogger('info', (line) => lines.push(line));
  logger.startInvocation(aLambdaContext({ functionName: 'stepcast-prod-keepHistory' }), {
    execution: 'one',
  });
  logger.info('Measured', { metrics });
  return JSON.parse(lines[0] ?? '');
};

describe('a line with metrics', () => {
  it('is what CloudWatch makes metrics of, under the name of the stack', () => {
    const line = lineOf(new Metrics({ StoredBytes: [12, 'Bytes'], Usd: [0.5, 'None'] }));
    expect(isEmbedded(line), JSON.stringify(isEmbedded.errors)).toBe(true);
    expect(line).toMatchObject({
      message: 'Measured',
      execution: 'one',
      StoredBytes: 12,
      Usd: 0.5,
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'stepcast-prod',
            Dimensions: [[]],
            Metrics: [
              { Name: 'StoredBytes', Unit: 'Bytes' },
              { Name: 'Usd', Unit: 'None' },
            ],
          },
        ],
      },
    });
    expect(line).not.toHaveProperty('metrics');
  });
});

it.each([
  ['stepcast-dev-api', 'stepcast-dev'],
  ['stepcast-my-stage-keepHistory', 'stepcast-my-stage'],
  ['keepHistory', 'stepcast'],
])('the metrics of %s stand under %s', (functionName, namespace) => {
  expect(namespaceOf(functionName)).toBe(namespace);
});
