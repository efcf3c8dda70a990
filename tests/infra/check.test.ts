import { describe, expect, test } from 'vitest';
import { readTemplate, resource } from './support/template.ts';

const template = readTemplate();

describe('the hourly check', () => {
  const rule = resource(template, 'CheckRule').Properties;

  test('is off on a stage without a show for it', () => {
    expect(template.Parameters['CheckShow']).toMatchObject({ Default: '' });
    expect(rule['State']).toEqual({ 'Fn::If': ['HasCheckShow', 'ENABLED', 'DISABLED'] });
    expect(resource(template, 'CheckFailingAlarm')).toMatchObject({ Condition: 'HasCheckShow' });
  });

  test('sends what intake takes, another episode each hour', () => {
    const [{ Arn, InputTransformer }, ...others] = rule['Targets'];
    expect(others).toEqual([]);
    expect(Arn).toEqual({ 'Fn::GetAtt': ['IntakeQueue', 'Arn'] });
    expect(InputTransformer.InputPathsMap).toEqual({ time: '$.time' });
    // EventBridge puts the event's time in, in quotation marks.
    const message = InputTransformer.InputTemplate['Fn::Sub']
      .replace(`\${CheckShow}`, '2b1d9d6e-6f0a-4c6c-9a52-3f3a4f1c2b10')
      .replace('<time>', '"2026-11-30T14:00:00Z"');
    expect(JSON.parse(message)).toEqual({
      version: '1.0',
      type: 'podcast_generation',
      data: {
        podcastId: '2b1d9d6e-6f0a-4c6c-9a52-3f3a4f1c2b10',
        title: 'check',
        frequency: 1,
        latestEpisodeDate: '2026-11-30T14:00:00Z',
      },
      metadata: { retryCount: 0, source: 'check' },
    });
  });

  test('may send, and nothing else of EventBridge may', () => {
    const { Statement } = resource(template, 'IntakeQueuePolicy').Properties['PolicyDocument'];
    expect(Statement).toHaveLength(2);
    const [allow] = Statement;
    expect(allow).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['CheckRule', 'Arn'] } } },
    });
  });

  test('has an alarm that silence sets off', () => {
    expect(resource(template, 'CheckFailingAlarm').Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });
});
